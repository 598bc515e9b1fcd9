import { spawn } from 'node:child_process'
import path from 'node:path'
import { developmentConfig } from '../house/development-config'
import { ROOT } from '../house/folders'
import { MAIN } from './bff-process'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(120_000)

/** Runs a program that is expected to end by itself. */
const run = async (args: string[], env: Record<string, string>): Promise<{ code: number | null; said: string }> => {
  const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...env }, cwd: ROOT })
  let said = ''
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

const REQUIRED = [
  'PUBLIC_URL',
  'MONGODB_URI',
  'SESSION_SECRET',
  'FIELD_ENCRYPTION_KEY',
  'METRICS_TOKEN',
  'CORE_PLATFORM_URL',
  'CORE_PLATFORM_KEY_ID',
  'CORE_PLATFORM_SECRET',
  'CORE_PLATFORM_EVENT_SECRET',
  'WECHAT_API_URL',
  'WECHAT_APP_ID',
  'WECHAT_APP_SECRET',
]

test('in production the BFF names everything that is missing at once, and does not start', async () => {
  const { code, said } = await run([MAIN], { NODE_ENV: 'production' })
  expect(code).toBe(1)
  for (const name of REQUIRED) expect(said).toContain(`- ${name} is missing`)
})

test('in production it refuses every development value and every address of this machine, and repeats none', async () => {
  const { code, said } = await run([MAIN], {
    ...developmentConfig,
    NODE_ENV: 'production',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    MONGODB_URI: 'mongodb://127.0.0.1:1/cheji',
    CORE_PLATFORM_URL: 'http://127.0.0.1:3900/core-platform',
    WECHAT_API_URL: 'http://localhost:3900/wechat',
    WECHAT_PAY_URL: 'http://127.0.0.1:3900/wechat-pay',
    SMS_URL: 'http://127.0.0.1:3900/sms',
    METRICS_TOKEN: 'm'.repeat(32),
  })
  expect(code).toBe(1)
  for (const name of Object.keys(developmentConfig))
    expect(said).toContain(`- ${name} is a published development value`)
  for (const name of ['PUBLIC_URL', 'CORE_PLATFORM_URL', 'WECHAT_API_URL', 'WECHAT_PAY_URL', 'SMS_URL']) {
    expect(said).toContain(`- ${name} must be https in production`)
    expect(said).toContain(`- ${name} must not be an address of this machine in production`)
  }
  for (const value of Object.values(developmentConfig)) expect(said).not.toContain(value)
})

test('the sandbox refuses to run in production', async () => {
  const sandbox = path.join(ROOT, 'scripts/sandbox/main.ts')
  const env = { NODE_ENV: 'production', MONGODB_URI: 'mongodb://127.0.0.1:1/sandbox', SANDBOX_PORT: '0' }
  const { code, said } = await run(['--import', 'tsx', sandbox], env)
  expect(code).toBe(1)
  expect(said).toContain('never in production')
})
