import type { ConsentKind, ExportedData, Me, Session } from '@cheji/shared/account/account.contract'
import { MobilePhone } from '@cheji/shared/kernel/fields'
import { beijingIso } from '@cheji/shared/kernel/time'
import { ApiError } from '../../http/api-error'
import type { Session as SignedIn } from '../../http/exchange'
import type { Wechat } from '../../wechat/wechat-client'
import { presentMe, presentSession, presentSessionTimes } from './account.presenter'
import type { Consents } from './consents'
import type { OtherRecords } from './other-records'
import type { Sessions } from './sessions'
import { CODE_LIFE_S, RESEND_AFTER_S, type SmsCodes } from './sms-codes'
import type { SmsSender } from './sms-sender'
import type { Users } from './users'
import { refusingAs } from './wechat-refusals'

export interface AccountServiceOptions {
  users: Users
  sessions: Sessions
  consents: Consents
  smsCodes: SmsCodes
  wechat: Pick<Wechat, 'exchangeLoginCode' | 'exchangePhoneCode'>
  sms: Pick<SmsSender, 'sendCode'>
  others: OtherRecords
}

/** What a user does with her account. */
export class AccountService {
  readonly #options: AccountServiceOptions

  constructor(options: AccountServiceOptions) {
    this.#options = options
  }

  /** @throws ApiError `login_code_invalid`, `user_blocked`, `rate_limited`, `try_later` */
  async login(code: string, now: Date): Promise<Session> {
    const { users, sessions, wechat } = this.#options
    const identity = await refusingAs('login_code_invalid', async () => wechat.exchangeLoginCode(code))
    const user = await users.signIn(identity.openid, identity.sessionKey, now)
    const userId = user._id.toHexString()
    const opened = await sessions.open(userId)
    // Deleted on another phone in between: that deletion has ended the sessions it saw, not this one.
    if (!(await users.find(userId))) {
      await sessions.endAll(userId)
      throw new ApiError('try_later', { retryAfterS: 1 })
    }
    return presentSession(opened, await this.me(userId))
  }

  async logout(session: SignedIn): Promise<void> {
    await this.#options.sessions.end(session.sessionId)
  }

  async logoutEverywhere(userId: string): Promise<void> {
    await this.#options.sessions.endAll(userId)
  }

  /** @throws ApiError `signed_out` when the account was deleted a moment ago */
  async me(userId: string): Promise<Me> {
    const { users, consents } = this.#options
    const [user, latest] = await Promise.all([users.find(userId), consents.latest(userId)])
    if (!user) throw new ApiError('signed_out')
    return presentMe(user, users.phoneOf(user), latest)
  }

  /** @throws ApiError `consent_required`, `phone_code_invalid`, `rate_limited`, `try_later` */
  async bindWechatPhone(userId: string, code: string, now: Date): Promise<Me> {
    const { consents, wechat } = this.#options
    await consents.require(userId)
    const phone = await refusingAs('phone_code_invalid', async () => wechat.exchangePhoneCode(code))
    if (phone.countryCode !== '86' || !MobilePhone.safeParse(phone.number).success)
      throw new ApiError('phone_code_invalid', { details: { reason: 'not_a_mainland_mobile' } })
    return this.#bind(userId, phone.number, now)
  }

  /** @throws ApiError `consent_required`, `sms_too_often`, `try_later` */
  async sendSmsCode(userId: string, phone: string, now: Date): Promise<{ resendAfterS: number; expiresInS: number }> {
    const { consents, users, smsCodes, sms } = this.#options
    await consents.require(userId)
    const code = await smsCodes.issue({ userId, phoneIndex: users.phoneIndex(phone), now })
    try {
      await sms.sendCode({ phone, code, expiresInMinutes: CODE_LIFE_S / 60 })
    } catch (cause) {
      throw new ApiError('try_later', { cause, retryAfterS: RESEND_AFTER_S })
    }
    return { resendAfterS: RESEND_AFTER_S, expiresInS: CODE_LIFE_S }
  }

  /** @throws ApiError `consent_required`, `sms_code_wrong` */
  async bindTypedPhone(userId: string, phone: string, smsCode: string, now: Date): Promise<Me> {
    const { consents, users, smsCodes } = this.#options
    await consents.require(userId)
    await smsCodes.redeem({ userId, phoneIndex: users.phoneIndex(phone), now }, smsCode)
    return this.#bind(userId, phone, now)
  }

  /**
   * Records her word. Taking back the consent to agreement and privacy removes her number: at once, or when the
   * bookings that are open now are over.
   */
  async recordConsent(
    userId: string,
    word: { kind: ConsentKind; version: number; granted: boolean },
    now: Date,
  ): Promise<Me> {
    const { consents, users, others } = this.#options
    await consents.record(userId, word, now)
    if (word.kind === 'agreement_and_privacy') {
      await users.markPhoneToForget(userId, !word.granted)
      if (!word.granted && (await others.openBlockers(userId)).length === 0) await users.forgetPhone(userId)
    }
    return this.me(userId)
  }

  /** All that is kept of her, here and in the other features. */
  async exportMyData(userId: string, now: Date): Promise<ExportedData> {
    const { users, consents, sessions, others } = this.#options
    const [user, said, open, records] = await Promise.all([
      users.find(userId),
      consents.all(userId),
      sessions.of(userId),
      others.exportAll(userId),
    ])
    if (!user) throw new ApiError('signed_out')
    return {
      exportedAt: beijingIso(now),
      account: { userId, phone: users.phoneOf(user) ?? null, createdAt: beijingIso(user.createdAt) },
      consents: said,
      sessions: open.map(presentSessionTimes),
      records,
    }
  }

  /**
   * Ends the account. Number, openid and sessions are gone when this returns; what other features hold follows within
   * the day, also when this process dies now.
   *
   * @throws ApiError `account_in_use` with what is still open
   */
  async deleteAccount(userId: string, now: Date): Promise<void> {
    const { users, sessions, others } = this.#options
    const open = await others.openBlockers(userId)
    if (open.length > 0) throw new ApiError('account_in_use', { details: { open } })
    await users.delete(userId, others.erasing, now)
    await sessions.endAll(userId)
    await others.eraseDeleted()
  }

  async #bind(userId: string, phone: string, now: Date): Promise<Me> {
    if (!(await this.#options.users.bindPhone(userId, phone, now))) throw new ApiError('signed_out')
    return this.me(userId)
  }
}
