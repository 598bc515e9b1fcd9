import { createHmac } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import type { Collection, Db } from 'mongodb'
import { WechatRefusal } from './wechat-error'

interface UsedCode {
  _id: string
  at: Date
}

/** `preview-<who>`, `dev-<who>`, `once-<who>`, each with `.<anything>` behind to make it a code that works once. */
const CODE = /^(preview|dev|once|risky|busy)-([A-Za-z0-9_-]{1,64})(\.[A-Za-z0-9_-]{1,60})?$/
const EXCHANGES_A_MINUTE = 100
const DUPLICATE_KEY = 11000

const keyed = (appSecret: string, purpose: string, text: string, encoding: 'base64' | 'base64url'): string =>
  createHmac('sha256', appSecret).update(`${purpose}\n${text}`).digest(encoding)

/** The openid that every code of one `<who>` leads to. */
export const openidFor = (appSecret: string, who: string): string =>
  `o${keyed(appSecret, 'openid', who, 'base64url').slice(0, 27)}`

/** `wx.login` codes: who they stand for, and that the real-looking ones work once. */
export class Logins {
  private readonly used: Collection<UsedCode>
  private readonly recent = new Map<string, number[]>()

  constructor(
    db: Db,
    private readonly appSecret: string,
    private readonly clock: Clock,
  ) {
    this.used = db.collection<UsedCode>('wechat_used_codes')
  }

  /** The openid behind a code, used or not; undefined for a code that is none. */
  openidOf(code: string): string | undefined {
    const who = CODE.exec(code)?.[2]
    return who === undefined ? undefined : openidFor(this.appSecret, who)
  }

  /** @throws WechatRefusal 40029, 40163, 40226, 45011, -1 */
  async exchange(code: string): Promise<{ openid: string; session_key: string }> {
    const [, kind, who = '', once] = CODE.exec(code) ?? []
    const openid = this.openidOf(code)
    if (!openid) throw new WechatRefusal(40029)
    if (kind === 'busy') throw new WechatRefusal(-1)
    if (kind === 'risky') throw new WechatRefusal(40226)
    this.countTowardsQuota(openid)
    if ((once !== undefined || kind === 'once') && !(await this.use(code))) throw new WechatRefusal(40163)
    return {
      openid,
      session_key: keyed(this.appSecret, 'session', `${who} ${this.clock().getTime()}`, 'base64').slice(0, 22) + '==',
    }
  }

  async reset(): Promise<void> {
    this.recent.clear()
    await this.used.deleteMany({})
  }

  private async use(code: string): Promise<boolean> {
    try {
      await this.used.insertOne({ _id: code, at: this.clock() })
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY) return false
      throw error
    }
  }

  private countTowardsQuota(openid: string): void {
    const now = this.clock().getTime()
    const mine = (this.recent.get(openid) ?? []).filter((at) => at > now - 60_000)
    if (mine.length >= EXCHANGES_A_MINUTE) throw new WechatRefusal(45011)
    this.recent.set(openid, [...mine, now])
  }
}
