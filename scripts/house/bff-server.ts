import path from 'node:path'
import { developmentConfig } from './development-config'
import { ROOT } from './folders'
import { ENDS_WITH_PARENT, type RunningServer, spawnServer } from './spawn-server'

export interface BffOptions {
  port: number
  /** Its own database: the address names it. */
  mongodbUri: string
  /** Where core platform and WeChat are played. */
  sandboxUrl: string
  /** Where clients load pictures from; the BFF itself when left out. */
  assetsUrl?: string
  onLine?: (line: string) => void
  /** Environment variables beyond those. */
  env?: Record<string, string>
}

const BFF = path.join(ROOT, 'bff/dist/main.js')

/**
 * Starts the built BFF on loopback against the sandboxes and waits until it is ready.
 *
 * @throws if it ends before, with its last lines
 */
export async function startBff(options: BffOptions): Promise<RunningServer & { url: string }> {
  const url = `http://127.0.0.1:${options.port}`
  const server = await spawnServer({
    name: 'BFF',
    command: process.execPath,
    args: ['--enable-source-maps', ...ENDS_WITH_PARENT, BFF],
    env: {
      ...developmentConfig,
      ...process.env,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(options.port),
      PUBLIC_URL: url,
      MONGODB_URI: options.mongodbUri,
      CORE_PLATFORM_URL: `${options.sandboxUrl}/core-platform`,
      WECHAT_API_URL: `${options.sandboxUrl}/wechat`,
      WECHAT_PAY_URL: `${options.sandboxUrl}/wechat-pay`,
      SMS_URL: `${options.sandboxUrl}/sms`,
      ...(options.assetsUrl && { ASSETS_URL: options.assetsUrl }),
      ...options.env,
    },
    up: new URL('/readyz', url),
    ...(options.onLine && { onLine: options.onLine }),
  })
  return { ...server, url }
}
