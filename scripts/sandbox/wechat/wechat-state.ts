import type { Clock } from '@cheji/shared/kernel/time'
import type { Db } from 'mongodb'
import type { Settings } from '../settings'
import { AccessTokens } from './access-tokens'
import { Logins } from './logins'
import { PhoneCodes } from './phone-codes'
import { SubscribeMessages } from './subscribe-messages'
import type { TradeManagement } from './trade-management'

interface WechatOptions {
  readonly appId: string
  readonly appSecret: string
  /** Templates that the operator applied for. */
  readonly templateIds: readonly string[]
  readonly trade: TradeManagement
  readonly settings: Settings
  readonly clock: Clock
}

/** What WeChat keeps about our mini-program. */
export class WechatState {
  readonly logins: Logins
  readonly tokens: AccessTokens
  readonly phoneCodes: PhoneCodes
  readonly messages: SubscribeMessages
  readonly trade: TradeManagement
  readonly appId: string
  readonly appSecret: string
  readonly clock: Clock

  constructor(db: Db, { appId, appSecret, templateIds, trade, settings, clock }: WechatOptions) {
    this.appId = appId
    this.appSecret = appSecret
    this.clock = clock
    this.trade = trade
    this.logins = new Logins(db, appSecret, clock)
    this.tokens = new AccessTokens(db, settings, clock)
    this.phoneCodes = new PhoneCodes(db, clock)
    this.messages = new SubscribeMessages(db, templateIds, settings, clock)
  }

  async reset(): Promise<void> {
    await Promise.all([this.logins.reset(), this.tokens.reset(), this.phoneCodes.reset(), this.messages.reset()])
  }
}
