import { addDays, beijingDay, beijingInstant } from '@cheji/shared/kernel/time'
import { Types } from 'mongoose'
import { ApiError } from '../../http/api-error'
import { isDuplicateKey } from '../../infrastructure/mongo'
import type { Random } from '../../infrastructure/random'
import type { SmsCodeModel, SmsQuotaModel } from './sms-code.model'

export const CODE_LIFE_S = 5 * 60
export const RESEND_AFTER_S = 60
const MAX_TRIES = 5
/** Codes a day: for one user, and to one number whoever asks for it. */
const DAILY_LIMIT = 10

export interface SmsCodesOptions {
  codes: SmsCodeModel
  quotas: SmsQuotaModel
  /** Keyed hash that only this BFF can make. */
  hash: (text: string) => string
  random: Random
}

/** One sending or try. `phoneIndex` stands for the number, which is not kept here. */
interface Subject {
  userId: string
  phoneIndex: string
  now: Date
}

/** Six-digit codes that prove a typed number: five minutes, five tries, one use, rationed by user and by number. */
export class SmsCodes {
  readonly #options: SmsCodesOptions

  constructor(options: SmsCodesOptions) {
    this.#options = options
  }

  /**
   * A fresh code for this user and number; the one before no longer counts.
   *
   * @throws ApiError `sms_too_often` within 60 s of the last one or above ten a day
   */
  async issue({ userId, phoneIndex, now }: Subject): Promise<string> {
    await this.#claimSending(`user:${userId}`, now)
    await this.#claimSending(`phone:${phoneIndex}`, now)
    const code = this.#sixDigits()
    await this.#options.codes.updateOne(
      { _id: new Types.ObjectId(userId) },
      {
        $set: {
          phoneIndex,
          codeHash: this.#hashOf(userId, phoneIndex, code),
          tries: 0,
          expiresAt: new Date(now.getTime() + CODE_LIFE_S * 1000),
        },
      },
      { upsert: true },
    )
    return code
  }

  /**
   * Uses the code up. A try is counted before it is looked at, so that no number of parallel ones gets more than five.
   *
   * @throws ApiError `sms_code_wrong` for a wrong, expired, used or locked code or another number
   */
  async redeem({ userId, phoneIndex, now }: Subject, code: string): Promise<void> {
    const { codes } = this.#options
    const _id = new Types.ObjectId(userId)
    const counted = await codes
      .findOneAndUpdate(
        { _id, phoneIndex, tries: { $lt: MAX_TRIES }, expiresAt: { $gt: now } },
        { $inc: { tries: 1 } },
        { returnDocument: 'after' },
      )
      .lean()
    if (!counted) throw new ApiError('sms_code_wrong', { details: { triesLeft: 0 } })
    const codeHash = this.#hashOf(userId, phoneIndex, code)
    const { deletedCount } = await codes.deleteOne({ _id, codeHash })
    if (deletedCount === 0) throw new ApiError('sms_code_wrong', { details: { triesLeft: MAX_TRIES - counted.tries } })
  }

  /** Removes codes that ran out and counters of days gone by. */
  async cleanUp(now: Date): Promise<void> {
    await this.#options.codes.deleteMany({ expiresAt: { $lte: now } })
    await this.#options.quotas.deleteMany({ lastAt: { $lte: new Date(now.getTime() - 48 * 3_600_000) } })
  }

  /** One guarded write; a refusal shows as a duplicate key, because the guard then finds nothing to update. */
  async #claimSending(key: string, now: Date): Promise<void> {
    const day = beijingDay(now)
    try {
      await this.#options.quotas.updateOne(
        {
          _id: key,
          lastAt: { $lte: new Date(now.getTime() - RESEND_AFTER_S * 1000) },
          $or: [{ day: { $ne: day } }, { count: { $lt: DAILY_LIMIT } }],
        },
        [{ $set: { lastAt: now, day, count: { $cond: [{ $eq: ['$day', day] }, { $add: ['$count', 1] }, 1] } } }],
        { upsert: true, updatePipeline: true },
      )
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const retryAfterS = await this.#waitS(key, now)
      throw new ApiError('sms_too_often', { details: { resendAfterS: retryAfterS }, retryAfterS })
    }
  }

  async #waitS(key: string, now: Date): Promise<number> {
    const quota = await this.#options.quotas.findById(key).lean()
    const sinceLastS = quota ? (now.getTime() - quota.lastAt.getTime()) / 1000 : RESEND_AFTER_S
    if (sinceLastS < RESEND_AFTER_S) return Math.max(1, Math.ceil(RESEND_AFTER_S - sinceLastS))
    const tomorrow = beijingInstant(addDays(beijingDay(now), 1))
    return Math.ceil((tomorrow.getTime() - now.getTime()) / 1000)
  }

  #hashOf(userId: string, phoneIndex: string, code: string): string {
    return this.#options.hash(`sms-code:${userId}:${phoneIndex}:${code}`)
  }

  /** Every code equally likely: values above the last whole million are drawn again. */
  #sixDigits(): string {
    for (;;) {
      const drawn = this.#options.random.bytes(4).readUInt32BE()
      if (drawn < 4_294_000_000) return String(drawn % 1_000_000).padStart(6, '0')
    }
  }
}
