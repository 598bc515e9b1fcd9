import { createHmac } from 'node:crypto'
import type { Feature } from '../../http/feature'
import type { Authenticate } from '../../http/gate'
import type { FieldEncryption } from '../../infrastructure/crypto'
import type { Infrastructure } from '../../infrastructure/dependencies'
import type { Jobs } from '../../infrastructure/jobs'
import type { Wechat } from '../../wechat/wechat-client'
import { accountRoutes } from './account.routes'
import { AccountService } from './account.service'
import { consentModel } from './consent.model'
import { Consents } from './consents'
import { type OtherFeatures, OtherRecords } from './other-records'
import { sessionModel } from './session.model'
import { Sessions } from './sessions'
import { smsCodeModel, smsQuotaModel } from './sms-code.model'
import { SmsCodes } from './sms-codes'
import type { SmsSender } from './sms-sender'
import { userModel } from './user.model'
import { Users } from './users'

export interface AccountOptions extends OtherFeatures {
  infrastructure: Pick<Infrastructure, 'connection' | 'clock' | 'random' | 'log'>
  encryption: FieldEncryption
  /** Keys the digests under which tokens and codes are stored. */
  sessionSecret: string
  wechat: Pick<Wechat, 'exchangeLoginCode' | 'exchangePhoneCode'>
  sms: Pick<SmsSender, 'sendCode'>
  jobs: Pick<Jobs, 'every'>
}

export interface Account extends Feature {
  authenticate: Authenticate
  /** Her number in clear, for the delivery to the store that she booked at and for nothing else. */
  phoneOf: (userId: string) => Promise<string | undefined>
  /** For WeChat's message interfaces; undefined once she deleted her account. */
  openidOf: (userId: string) => Promise<string | undefined>
  /** Whether she agreed to 用户协议 and 隐私说明 and has not taken it back. */
  hasConsent: (userId: string) => Promise<boolean>
}

const MINUTE_MS = 60_000
/** What she agreed to is kept this long after a deletion, under an id that names nobody: 隐私说明, 四. */
const PROOF_KEPT_MS = 3 * 365 * 24 * 60 * MINUTE_MS

/** Login, sessions, phone, consents, my data. */
export const createAccount = (options: AccountOptions): Account => {
  const { infrastructure, encryption, sessionSecret, wechat, sms, jobs } = options
  const { connection, clock, random, log } = infrastructure
  const hash = (text: string): string => createHmac('sha256', sessionSecret).update(text).digest('base64url')
  const models = {
    users: userModel(connection),
    sessions: sessionModel(connection),
    consents: consentModel(connection),
    codes: smsCodeModel(connection),
    quotas: smsQuotaModel(connection),
  }
  const users = new Users(models.users, encryption)
  const sessions = new Sessions({ model: models.sessions, clock, hash, random })
  const consents = new Consents(models.consents)
  const smsCodes = new SmsCodes({ codes: models.codes, quotas: models.quotas, hash, random })
  const others = new OtherRecords(options, users, log)
  const service = new AccountService({ users, sessions, consents, smsCodes, wechat, sms, others })

  jobs.every('account: erase deleted', 10 * MINUTE_MS, async () => {
    await others.eraseDeleted()
    await others.forgetPhones()
  })
  jobs.every('account: clean up', 60 * MINUTE_MS, async ({ now }) => {
    await sessions.cleanUp(now)
    await smsCodes.cleanUp(now)
    for (const userId of await users.deletedBefore(new Date(now.getTime() - PROOF_KEPT_MS), 500)) {
      await consents.remove(userId)
      await users.remove(userId)
    }
  })

  return {
    routes: (router) => {
      accountRoutes(router, service)
    },
    models: Object.values(models),
    authenticate: async (token) => sessions.authenticate(token),
    hasConsent: async (userId) => consents.hold(userId),
    phoneOf: async (userId) => {
      const user = await users.find(userId)
      return user && users.phoneOf(user)
    },
    openidOf: async (userId) => {
      const user = await users.find(userId)
      return user && users.openidOf(user)
    },
  }
}
