import { ConfigError, readConfig } from './config'
import { testEnvironment } from './testing/test-environment'

const development = testEnvironment('cheji', 'http://127.0.0.1:3900')
const hex = 'ab'.repeat(32)
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://api.cheji.example',
  MONGODB_URI: 'mongodb://db1,db2,db3/cheji?replicaSet=rs0',
  SESSION_SECRET: 'p'.repeat(48),
  FIELD_ENCRYPTION_KEY: `2026b:${Buffer.alloc(32, 7).toString('base64')},2026a:${Buffer.alloc(32, 5).toString('base64')}`,
  STAFF_TOKENS: `wang:${hex},li:${hex}`,
  METRICS_TOKEN: 'm'.repeat(32),
  CORE_PLATFORM_URL: 'https://platform.example/api/',
  CORE_PLATFORM_KEY_ID: 'cheji-bff',
  CORE_PLATFORM_SECRET: 'c'.repeat(32),
  CORE_PLATFORM_EVENT_SECRET: 'e'.repeat(32),
  WECHAT_API_URL: 'https://api.weixin.qq.com',
  WECHAT_APP_ID: 'wx1234567890abcdef',
  WECHAT_APP_SECRET: 's'.repeat(32),
}
const faultsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

test('a whole production environment is taken', () => {
  const config = readConfig(production)
  expect(config).toMatchObject({
    production: true,
    port: 3000,
    trustProxyHops: 0,
    corePlatform: { url: 'https://platform.example/api' },
    assets: { url: 'https://api.cheji.example/assets' },
    sms: undefined,
    staffTokens: [{ name: 'wang' }, { name: 'li' }],
  })
  expect(config.fieldEncryptionKeys.map(({ id, key }) => [id, key.length])).toEqual([
    ['2026b', 32],
    ['2026a', 32],
  ])
})

test('a development environment is taken', () => {
  expect(readConfig(development)).toMatchObject({
    production: false,
    port: 0,
    sms: { url: 'http://127.0.0.1:3900/sms' },
  })
})

test('every fault is named at once, and no secret with it', () => {
  const faults = faultsOf({
    ...production,
    SESSION_SECRET: 'short-secret',
    FIELD_ENCRYPTION_KEY: 'k:short-secret',
    STAFF_TOKENS: 'wang:short-secret',
    MONGODB_URI: undefined,
    CORE_PLATFORM_URL: 'not an address',
    PORT: '99999',
    WECHAT_TEMPLATE_IDS: '{"day_before":1}',
    METRICS_TOKEN: '',
    SMS_URL: 'https://sms.example',
  })
  for (const name of [
    'SESSION_SECRET',
    'FIELD_ENCRYPTION_KEY',
    'STAFF_TOKENS',
    'MONGODB_URI is missing',
    'CORE_PLATFORM_URL',
    'PORT',
    'WECHAT_TEMPLATE_IDS',
    'METRICS_TOKEN is missing',
    'SMS_URL and SMS_KEY go together',
  ])
    expect(faults.join('\n')).toContain(name)
  expect(faults.join('\n')).not.toContain('short-secret')
})

test('in production addresses are https and not of this machine', () => {
  for (const name of ['PUBLIC_URL', 'CORE_PLATFORM_URL', 'WECHAT_API_URL', 'ASSETS_URL']) {
    expect(faultsOf({ ...production, [name]: 'http://somewhere.example' })).toEqual([
      `${name} must be https in production`,
    ])
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '0.0.0.0', '[::1]', 'app.localhost'])
      expect(faultsOf({ ...production, [name]: `https://${host}/x` })).toEqual([
        `${name} must not be an address of this machine in production`,
      ])
  }
})

test.each([
  'SESSION_SECRET',
  'FIELD_ENCRYPTION_KEY',
  'CORE_PLATFORM_KEY_ID',
  'CORE_PLATFORM_SECRET',
  'CORE_PLATFORM_EVENT_SECRET',
  'WECHAT_APP_ID',
  'WECHAT_APP_SECRET',
  'WECHAT_TEMPLATE_IDS',
])('in production %s is not the published one', (name) => {
  expect(faultsOf({ ...production, [name]: development[name] })).toEqual([`${name} is a published development value`])
})

test('a published encryption key is found behind a good one', () => {
  const keys = `${production.FIELD_ENCRYPTION_KEY},${String(development['FIELD_ENCRYPTION_KEY'])}`
  expect(faultsOf({ ...production, FIELD_ENCRYPTION_KEY: keys })).toEqual([
    'FIELD_ENCRYPTION_KEY is a published development value',
  ])
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ ...production, REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: undefined, port: 3000 })
})
