import { createHash } from 'node:crypto'
import { z } from 'zod'
import { orderFaults, orderFields, presentReceiptKey, presentSeller, receiptKeyTexts } from './config-orders'
import { presentWechatPay, wechatPayFaults, wechatPayFields, wechatPayKeyTexts } from './config-wechat-pay'
import { HttpUrl } from './config-url'

/** A token of `STAFF_TOKENS`: its name and the SHA-256 of the token in hex. */
export interface StaffToken {
  readonly name: string
  readonly sha256: string
}

/** A key of `FIELD_ENCRYPTION_KEY`. */
export interface EncryptionKey {
  readonly id: string
  /** 32 bytes. */
  readonly key: Buffer
}

/** SHA-256 of the values that are published for development: whoever uses one in production protects nothing with it. */
const PUBLISHED_VALUES = new Set([
  'cfa40f6fc9d6105c5b4bde7316a49089ad2be3b9c0cb427af7e4f1b6bbafd2ff',
  'e2baefac31e8f48d36776b9575b6383c2909f6827f19d5e8f7601a52a4b0571c',
  '9c12db9757fd688dafd9746f5d47b056e043656913148a3f11c971831ba15df8',
  'a6751e02332b0afbc662bff9406a911c97a734d709c9ae560486b8a2b3ee4f18',
  '33b20aca5c2c3e6cda1a3560cb4405c7bb085b2ab50e08eaecbeff7efcbe92ab',
  '4ef6c54be0815517d9d0120b47abb537c67764becc99ebf5e18030d62f0ba5bc',
  '437fc0fe419daa6fb7edb1598d649efec307db2d2edf4aa147407540defaba73',
  '66a69da4c46665d4494b28472268e41bd548aeea0ec5a94f1e98cd8f1b34215e',
  'bc5367381e2fc34fe2f8636e1a7004ecf5f2bc74f17052ce88e07c2fd6acd608',
  // WeChat Pay: numbers and keys, the latter by their PEM text
  'ed84da312625bf075f2a7615203963a99e7392cd4245f9c2b931d14b0f24789e',
  '2f1acae04d1ecef685d46d06a0f1ed01046169cd818113e95cb60966cde030e8',
  '632dbbdbb507991b2fbb647004d523f3fabc60769915fa71c0f7a5df685d835a',
  'a694083f801646ec813d828ae98965b58e57cba4b52c7331da98914e70d1453a',
  '6546d949cf499cb030c26b07c05d774a97ea993476356a5eaa8ee95ab11f83ee',
  '2564710de4f1e1d226a955f8c3c0b76310e501307095429f4b2a2cc9f08dca0a',
  '4b4804b9ed309562245d64386459da39ccfa6c3eaf03d164f8c6a2a71ab80c18',
  'fae058758324272f8286cbb869fa80ebf92a329ee34d16399a881d01c1662577',
  // staff
  '021bb2096c0f2892156e6e3c43051047e1ee299e803c1fbd2421489e82f4a0fa',
  // who sells, and what signs receipts
  'e030411d5d73a30a4af5665521c7b11a36182ecc072a6b339c1841f905258956',
  '1a5a250c22d32159bd16e96f2ef4c2ce4ff70167270c27874d4f34cfd050b347',
  '6760011fa7d86c624cd5bff9060db5ac0c6d09903956a67a7c3b2587ed42ad17',
])

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
const Secret = z.string().min(16)
const words = (text: string) => text.split(',').filter((word) => word !== '')

const EncryptionKeys = z.string().transform((text, ctx): EncryptionKey[] =>
  words(text).map((entry) => {
    const [, id, encoded] = /^([\w-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? []
    if (id && encoded) return { id, key: Buffer.from(encoded, 'base64') }
    ctx.addIssue('must be id:key[,id:key], each key 32 bytes in base64')
    return z.NEVER
  }),
)
const StaffTokens = z.string().transform((text, ctx): StaffToken[] =>
  words(text).map((entry) => {
    const [, name, sha256] = /^([\w.-]{1,64}):([0-9a-f]{64})$/.exec(entry) ?? []
    if (name && sha256) return { name, sha256 }
    ctx.addIssue('must be name:sha256[,name:sha256], each in 64 lower-case hexadecimal digits')
    return z.NEVER
  }),
)
const TemplateIds = z.string().transform((text, ctx) => {
  try {
    return z.record(z.string(), z.string().min(1)).parse(JSON.parse(text))
  } catch {
    ctx.addIssue('must be a JSON object of kind → template id')
    return z.NEVER
  }
})

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(3000),
  TRUST_PROXY_HOPS: wholeNumber(0, 10).default(0),
  PUBLIC_URL: HttpUrl,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a MongoDB address'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a Redis address')
    .optional(),
  SESSION_SECRET: Secret.min(32),
  FIELD_ENCRYPTION_KEY: EncryptionKeys.pipe(z.array(z.custom<EncryptionKey>()).min(1, 'holds no key')),
  STAFF_TOKENS: StaffTokens.default([]),
  METRICS_TOKEN: Secret.optional(),
  CORE_PLATFORM_URL: HttpUrl,
  CORE_PLATFORM_KEY_ID: z.string().min(1),
  CORE_PLATFORM_SECRET: Secret,
  CORE_PLATFORM_EVENT_SECRET: Secret,
  WECHAT_API_URL: HttpUrl,
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: Secret,
  WECHAT_TEMPLATE_IDS: TemplateIds.default({}),
  ...wechatPayFields,
  ...orderFields,
  SMS_URL: HttpUrl.optional(),
  SMS_KEY: Secret.optional(),
  ASSETS_URL: HttpUrl.optional(),
  ASSETS_DIR: z.string().optional(),
  MINIMUM_CLIENT_VERSION: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,4}){1,3}$/)
    .default('0.0.0'),
  HOTLINE: z
    .string()
    .regex(/^\d[\d-]{2,15}$/, 'must be a telephone number')
    .optional(),
  USER_REQUESTS_PER_MINUTE: wholeNumber(1, 100_000_000).default(240),
  ADDRESS_REQUESTS_PER_MINUTE: wholeNumber(1, 100_000_000).default(6_000),
})

type Environment = z.output<typeof Environment>

/** Everything that can be configured, checked. */
export type Config = ReturnType<typeof present>

/** Names every fault of the environment at once. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not complete:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/**
 * Reads the configuration from environment variables. In production addresses are https and not of this machine, and no
 * secret is one of the published development values.
 *
 * @throws ConfigError naming every fault, with no value of a secret in it
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message, code, input }) =>
        code === 'invalid_type' && input === undefined
          ? `${path.join('.')} is missing`
          : `${path.join('.')}: ${message}`,
      )
  if (given['NODE_ENV'] === 'production') faults.push(...productionFaults(given))
  faults.push(...wechatPayFaults(given), ...orderFaults(given))
  if ((given['SMS_URL'] === undefined) !== (given['SMS_KEY'] === undefined))
    faults.push('SMS_URL and SMS_KEY go together')
  if (!parsed.success || faults.length > 0) throw new ConfigError([...new Set(faults)])
  return present(parsed.data)
}

const ADDRESSES = [
  'PUBLIC_URL',
  'CORE_PLATFORM_URL',
  'WECHAT_API_URL',
  'WECHAT_PAY_URL',
  'WECHAT_PAY_SECOND_URL',
  'SMS_URL',
  'ASSETS_URL',
]
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:.*\])$/i

const productionFaults = (given: Readonly<Record<string, string | undefined>>): string[] => {
  const faults: string[] = []
  for (const name of ADDRESSES) {
    const value = given[name]
    if (value === undefined || !URL.canParse(value)) continue
    const { protocol, hostname } = new URL(value)
    if (protocol !== 'https:') faults.push(`${name} must be https in production`)
    if (LOOPBACK.test(hostname)) faults.push(`${name} must not be an address of this machine in production`)
  }
  for (const [name, value = ''] of Object.entries(given)) {
    if (!(name in Environment.shape)) continue
    const parts = [value, ...words(value), ...wechatPayKeyTexts(name, value), ...receiptKeyTexts(name, value)]
    if (parts.some((part) => PUBLISHED_VALUES.has(createHash('sha256').update(part).digest('hex'))))
      faults.push(`${name} is a published development value`)
  }
  if (given['METRICS_TOKEN'] === undefined) faults.push('METRICS_TOKEN is missing')
  return faults
}

const present = (env: Environment) => ({
  production: env.NODE_ENV === 'production',
  host: env.HOST,
  port: env.PORT,
  trustProxyHops: env.TRUST_PROXY_HOPS,
  publicUrl: env.PUBLIC_URL,
  logLevel: env.LOG_LEVEL,
  mongodbUri: env.MONGODB_URI,
  redisUrl: env.REDIS_URL,
  sessionSecret: env.SESSION_SECRET,
  fieldEncryptionKeys: env.FIELD_ENCRYPTION_KEY,
  staffTokens: env.STAFF_TOKENS,
  metricsToken: env.METRICS_TOKEN,
  minimumClientVersion: env.MINIMUM_CLIENT_VERSION,
  hotline: env.HOTLINE,
  corePlatform: {
    url: env.CORE_PLATFORM_URL,
    keyId: env.CORE_PLATFORM_KEY_ID,
    secret: env.CORE_PLATFORM_SECRET,
    eventSecret: env.CORE_PLATFORM_EVENT_SECRET,
  },
  wechat: {
    apiUrl: env.WECHAT_API_URL,
    appId: env.WECHAT_APP_ID,
    appSecret: env.WECHAT_APP_SECRET,
    templateIds: env.WECHAT_TEMPLATE_IDS,
  },
  /** Undefined: nobody can pay. */
  wechatPay: presentWechatPay(env),
  /** Undefined: nobody can pay. */
  seller: presentSeller(env),
  /** Undefined: there are no receipts. */
  receiptKey: presentReceiptKey(env),
  /** Undefined: no text messages can be sent. */
  sms: env.SMS_URL && env.SMS_KEY ? { url: env.SMS_URL, key: env.SMS_KEY } : undefined,
  assets: {
    /** Where clients load pictures from. */
    url: env.ASSETS_URL ?? `${env.PUBLIC_URL}/assets`,
    /** Folder of the built pictures with their manifest; undefined: beside the built program. */
    folder: env.ASSETS_DIR,
  },
  limits: { userPerMinute: env.USER_REQUESTS_PER_MINUTE, addressPerMinute: env.ADDRESS_REQUESTS_PER_MINUTE },
})
