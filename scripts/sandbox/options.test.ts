import { developmentConfig } from '../house/development-config'
import { readOptions } from './options'

const good = { MONGODB_URI: 'mongodb://127.0.0.1/sandbox' }

test('the development values and loopback when nothing else is said', () => {
  expect(readOptions(good)).toMatchObject({
    port: 3900,
    host: '127.0.0.1',
    mongodbUri: good.MONGODB_URI,
    corePlatform: { secret: developmentConfig.CORE_PLATFORM_SECRET },
    wechat: { appId: developmentConfig.WECHAT_APP_ID },
    smsKey: developmentConfig.SMS_KEY,
  })
})

test('with a BFF from the start stores answer by themselves', () => {
  expect(readOptions(good)).not.toHaveProperty('autoConfirm')
  expect(readOptions({ ...good, BFF_URL: 'http://127.0.0.1:3000' })).toMatchObject({ autoConfirm: true })
})

test.each([
  [{ ...good, NODE_ENV: 'production' }, 'never in production'],
  [{ ...good, HOST: '0.0.0.0' }, 'not loopback'],
  [{ ...good, SANDBOX_PORT: '70000' }, 'no port'],
  [{}, 'MONGODB_URI is missing'],
])('%j is refused', (environment, words) => {
  expect(() => readOptions(environment)).toThrow(words)
})
