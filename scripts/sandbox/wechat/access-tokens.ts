import { randomBytes } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import { beijingDay } from '@cheji/shared/kernel/time'
import type { Collection, Db } from 'mongodb'
import type { Settings } from '../settings'
import { WechatRefusal } from './wechat-error'

interface TokenDocument {
  _id: string
  expiresAt: Date
  /** The Beijing day on which it was forced; null for one that came by itself. */
  forcedOn: string | null
  /** False once a newer one replaced it by force. */
  isLatest: boolean
}

const LIFE_S = 7_200
/** The old token goes on working for so long beside its successor. */
const OVERLAP_S = 300
const FORCED_A_DAY = 20

/** Stable access tokens: the same one for everybody who asks, until five minutes before its end or a forced refresh. */
export class AccessTokens {
  private readonly tokens: Collection<TokenDocument>
  private tail: Promise<unknown> = Promise.resolve()

  constructor(
    db: Db,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.tokens = db.collection<TokenDocument>('wechat_access_tokens')
  }

  /** @throws WechatRefusal 45009 after twenty forced ones on one day */
  async current(force: boolean): Promise<{ access_token: string; expires_in: number }> {
    const result = this.tail.then(() => this.issue(force))
    this.tail = result.catch(() => undefined)
    return result
  }

  /** @throws WechatRefusal 41001 without a token, 42001 for one that ran out, 40001 for any other that is not good */
  async check(token: string | null): Promise<void> {
    if (!token) throw new WechatRefusal(41001)
    const known = await this.tokens.findOne({ _id: token })
    if (!known?.isLatest) throw new WechatRefusal(40001)
    if (known.expiresAt <= this.clock()) throw new WechatRefusal(42001)
  }

  /** Lets every token run out now, or makes WeChat forget them. Returns how many. */
  async end(forget: boolean): Promise<number> {
    if (forget) return (await this.tokens.deleteMany({})).deletedCount
    return (await this.tokens.updateMany({}, { $set: { expiresAt: this.clock() } })).matchedCount
  }

  async reset(): Promise<void> {
    await this.tokens.deleteMany({})
  }

  private async issue(force: boolean): Promise<{ access_token: string; expires_in: number }> {
    const now = this.clock()
    const today = beijingDay(now)
    const latest = await this.tokens.findOne({ isLatest: true }, { sort: { expiresAt: -1 } })
    const leftS = latest ? Math.floor((latest.expiresAt.getTime() - now.getTime()) / 1000) : 0
    if (latest && !force && leftS > OVERLAP_S) return { access_token: latest._id, expires_in: leftS }
    if (force) {
      if ((await this.tokens.countDocuments({ forcedOn: today })) >= FORCED_A_DAY) throw new WechatRefusal(45009)
      await this.tokens.updateMany({}, { $set: { isLatest: false } })
    }
    const token = randomBytes(2048).toString('base64url').slice(0, this.settings.current.accessTokenLength)
    const expiresAt = new Date(now.getTime() + LIFE_S * 1000)
    await this.tokens.insertOne({ _id: token, expiresAt, forcedOn: force ? today : null, isLatest: true })
    return { access_token: token, expires_in: LIFE_S }
  }
}
