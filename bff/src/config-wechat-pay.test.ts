import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError, readConfig } from './config'
import { testEnvironment } from './testing/test-environment'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })

const keysFolder = path.resolve(__dirname, '../../scripts/house/development-keys')
const published = (name: string) => path.join(keysFolder, name)

const withoutPaying = Object.fromEntries(
  Object.entries(testEnvironment('cheji', 'http://127.0.0.1:3900')).filter(([name]) => !name.startsWith('WECHAT_PAY_')),
)
const paying = {
  ...withoutPaying,
  WECHAT_PAY_URL: 'https://api.mch.weixin.qq.com/',
  WECHAT_PAY_MCH_ID: '1900000109',
  WECHAT_PAY_MCH_SERIAL: '5B1DEC0DE0000000000000000000000000000001',
  WECHAT_PAY_MCH_PRIVATE_KEY: privatePem,
  WECHAT_PAY_API_V3_KEY: 'an-api-v3-key-of-32-characters-!',
  WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0000000000000000000000000000000001',
  WECHAT_PAY_PUBLIC_KEY: publicPem,
}
/** The faults that name a variable of WeChat Pay. */
const faultsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.filter((fault) => fault.includes('WECHAT_PAY_'))
    throw error
  }
}

test('without any of its variables paying is off', () => {
  expect(readConfig(withoutPaying).wechatPay).toBeUndefined()
})

test('with all of them it is on, and the line ends of a key may be written', () => {
  const oneLine = privatePem.trim().replaceAll('\n', '\\n')
  expect(readConfig({ ...paying, WECHAT_PAY_MCH_PRIVATE_KEY: oneLine }).wechatPay).toEqual({
    url: 'https://api.mch.weixin.qq.com',
    secondUrl: undefined,
    merchantId: '1900000109',
    merchantSerial: '5B1DEC0DE0000000000000000000000000000001',
    merchantPrivateKey: privatePem.trim(),
    apiV3Key: 'an-api-v3-key-of-32-characters-!',
    platformKeys: {
      publicKey: { id: 'PUB_KEY_ID_0000000000000000000000000000000001', source: publicPem },
      certificates: undefined,
    },
  })
})

test('certificates do in place of a public key, and keys may be the paths of files', () => {
  const { WECHAT_PAY_PUBLIC_KEY_ID, WECHAT_PAY_PUBLIC_KEY, ...rest } = paying
  const certificates = published('platform-1.certificate.pem')
  const key = published('merchant.key.pem')
  const config = readConfig({
    ...rest,
    WECHAT_PAY_MCH_PRIVATE_KEY: key,
    WECHAT_PAY_PLATFORM_CERTIFICATES: certificates,
  })
  expect(config.wechatPay).toMatchObject({
    merchantPrivateKey: readFileSync(key, 'utf8').trim(),
    platformKeys: { publicKey: undefined, certificates: { source: certificates } },
  })
})

test.each([
  'WECHAT_PAY_URL',
  'WECHAT_PAY_MCH_ID',
  'WECHAT_PAY_MCH_SERIAL',
  'WECHAT_PAY_MCH_PRIVATE_KEY',
  'WECHAT_PAY_API_V3_KEY',
])('%s cannot be left out alone', (name) => {
  expect(faultsOf({ ...paying, [name]: undefined })).toEqual([`${name} is missing: without it nobody can pay`])
})

test('one key of WeChat Pay at least, and a public key with its id', () => {
  const keyless = { ...paying, WECHAT_PAY_PUBLIC_KEY: undefined }
  expect(faultsOf(keyless)).toEqual(['WECHAT_PAY_PUBLIC_KEY_ID and WECHAT_PAY_PUBLIC_KEY go together'])
  expect(faultsOf({ ...keyless, WECHAT_PAY_PUBLIC_KEY_ID: undefined })).toEqual([
    'WECHAT_PAY_PUBLIC_KEY_ID and WECHAT_PAY_PUBLIC_KEY, or WECHAT_PAY_PLATFORM_CERTIFICATES, are missing',
  ])
})

test.each([
  ['WECHAT_PAY_MCH_PRIVATE_KEY', publicPem],
  ['WECHAT_PAY_MCH_PRIVATE_KEY', '/nowhere/merchant.pem'],
  ['WECHAT_PAY_MCH_PRIVATE_KEY', elliptic.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['WECHAT_PAY_PUBLIC_KEY', elliptic.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  ['WECHAT_PAY_PUBLIC_KEY', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
  ['WECHAT_PAY_PLATFORM_CERTIFICATES', publicPem],
  ['WECHAT_PAY_API_V3_KEY', 'one-character-short-of-32-chars'],
  ['WECHAT_PAY_MCH_ID', 'not-digits'],
  ['WECHAT_PAY_MCH_SERIAL', 'xyz'],
  ['WECHAT_PAY_PUBLIC_KEY_ID', '5B1DEC0DE0000000'],
])('%s is not taken when it is wrong, and not repeated', (name, value) => {
  const faults = faultsOf({ ...paying, [name]: value })
  expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}: must be `))])
  expect(faults.join()).not.toContain(value)
})

test('in production its addresses are https and not of this machine', () => {
  const production = { ...paying, NODE_ENV: 'production' }
  expect(faultsOf(production)).toEqual([])
  for (const name of ['WECHAT_PAY_URL', 'WECHAT_PAY_SECOND_URL'])
    expect(faultsOf({ ...production, [name]: 'http://127.0.0.1:3900/wechat-pay' })).toEqual([
      `${name} must be https in production`,
      `${name} must not be an address of this machine in production`,
    ])
})

test.each([
  ['WECHAT_PAY_MCH_PRIVATE_KEY', 'merchant.key.pem'],
  ['WECHAT_PAY_PUBLIC_KEY', 'wechat-pay.public.pem'],
  ['WECHAT_PAY_PLATFORM_CERTIFICATES', 'platform-1.certificate.pem'],
  ['WECHAT_PAY_PLATFORM_CERTIFICATES', 'platform-2.certificate.pem'],
])('in production %s is not the published one, neither as a path nor as text', (name, file) => {
  const text = readFileSync(published(file), 'utf8')
  const own = name === 'WECHAT_PAY_PUBLIC_KEY' ? `${publicPem}${text}` : text
  for (const value of [published(file), text, own.replaceAll('\n', '\\n'), own.replaceAll('\n', '\r\n')])
    expect(faultsOf({ ...paying, NODE_ENV: 'production', [name]: value })).toEqual([
      `${name} is a published development value`,
    ])
})
