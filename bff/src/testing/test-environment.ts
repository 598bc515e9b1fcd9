import { randomUUID } from 'node:crypto'
import path from 'node:path'

/** The variable of the test run, or an error that says how to run the tests. */
const fromRun = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the tests with jest from the root, which starts what they need`)
  return value
}

/** The address of a database of the test run's engine. */
export const databaseUri = (name: string): string => {
  const [, server = '', query = ''] = /^(mongodb:\/\/[^/?]+)[^?]*(\?.*)?$/.exec(fromRun('TEST_MONGODB_URI')) ?? []
  return `${server}/${name}${query}`
}

/** A name that no other test uses. */
export const newDatabaseName = (): string => `test_${randomUUID().slice(0, 13).replaceAll('-', '_')}`

/** The sandbox that this jest worker has to itself. */
export const sandboxUrl = (): string => fromRun('TEST_SANDBOX_URL')

/** The staff token of tests. */
export const STAFF = {
  name: 'tester',
  token: 'test-staff-token-0123456789',
  sha256: '6698e332ea7b556b509f63bea9399a384ce21b5925fdbc13d283657813c80d2a',
} as const

/** A key of those that are published for development. */
const developmentKey = (name: string): string =>
  path.resolve(__dirname, '../../../scripts/house/development-keys', name)

/** What a BFF in tests is configured with: the keys that the sandbox knows, and no limits in the way. */
export const testEnvironment = (databaseName: string, outsideUrl: string): Record<string, string> => ({
  NODE_ENV: 'test',
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1:3000',
  // Where pictures are is the same for every BFF of a test, whatever port it has.
  ASSETS_URL: 'http://127.0.0.1:3000/assets',
  MONGODB_URI: databaseUri(databaseName),
  SESSION_SECRET: 'development-session-secret-not-for-production',
  FIELD_ENCRYPTION_KEY: 'dev1:ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcHJvZCE5ISE=',
  STAFF_TOKENS: `${STAFF.name}:${STAFF.sha256}`,
  CORE_PLATFORM_URL: `${outsideUrl}/core-platform`,
  CORE_PLATFORM_KEY_ID: 'cheji-bff-development',
  CORE_PLATFORM_SECRET: 'development-core-platform-secret-not-for-production',
  CORE_PLATFORM_EVENT_SECRET: 'development-core-platform-event-secret-not-for-production',
  WECHAT_API_URL: `${outsideUrl}/wechat`,
  WECHAT_APP_ID: 'wxdevelopment00000',
  WECHAT_APP_SECRET: 'development-wechat-app-secret-not-for-production',
  WECHAT_TEMPLATE_IDS:
    '{"day_before":"development-template-day-before","two_hours_before":"development-template-two-hours-before","car_proposed":"development-template-car-proposed","refund_done":"development-template-refund-done"}',
  WECHAT_PAY_URL: `${outsideUrl}/wechat-pay`,
  WECHAT_PAY_MCH_ID: '1900000001',
  WECHAT_PAY_MCH_SERIAL: '4C0F1A6E2B7D9385A1C4E6F80213579BDF02468A',
  WECHAT_PAY_MCH_PRIVATE_KEY: developmentKey('merchant.key.pem'),
  WECHAT_PAY_API_V3_KEY: 'development-api-v3-key-012345678',
  WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000000012026112500000000000001',
  WECHAT_PAY_PUBLIC_KEY: developmentKey('wechat-pay.public.pem'),
  SELLER_NAME: '苏北车集汽车公司',
  INVOICE_ISSUER_NAME: '苏北车集汽车公司',
  RECEIPT_SIGNING_KEY: developmentKey('receipts.key.pem'),
  RECEIPT_KEY_ID: 'development-1',
  SMS_URL: `${outsideUrl}/sms`,
  SMS_KEY: 'development-sms-key-not-for-production',
  USER_REQUESTS_PER_MINUTE: '1000000',
  ADDRESS_REQUESTS_PER_MINUTE: '1000000',
})
