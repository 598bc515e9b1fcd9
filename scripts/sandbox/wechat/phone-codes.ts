import { randomBytes } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { Collection, Db } from 'mongodb'
import { WechatRefusal } from './wechat-error'

interface PhoneCode {
  _id: string
  phone: string
  expiresAt: Date
}

const LIFE_MS = 5 * 60_000

/** The codes that the phone-number button hands out: each for one use within five minutes. */
export class PhoneCodes {
  private readonly codes: Collection<PhoneCode>

  constructor(
    db: Db,
    private readonly clock: Clock,
  ) {
    this.codes = db.collection<PhoneCode>('wechat_phone_codes')
  }

  /** What a tap on the button gives the mini-program. */
  async mint(phone: string): Promise<{ code: string; expiresAt: string }> {
    const code = randomBytes(32).toString('hex')
    const expiresAt = new Date(this.clock().getTime() + LIFE_MS)
    await this.codes.insertOne({ _id: code, phone, expiresAt })
    return { code, expiresAt: beijingIso(expiresAt) }
  }

  /** @throws WechatRefusal 40029 for a code that is unknown, used or too old */
  async use(code: string): Promise<string> {
    const found = await this.codes.findOneAndDelete({ _id: code })
    if (!found || found.expiresAt <= this.clock()) throw new WechatRefusal(40029)
    return found.phone
  }

  async reset(): Promise<void> {
    await this.codes.deleteMany({})
  }
}
