import path from 'node:path'
import { developmentConfig } from './development-config'
import { ROOT } from './folders'
import { ENDS_WITH_PARENT, type RunningServer, spawnServer } from './spawn-server'

export interface SandboxOptions {
  port: number
  /** Its own database: the address names it. */
  mongodbUri: string
  dataDir: string
  /** Where it sends the core platform's events; the console can name another at any time. */
  bffUrl?: string
  onLine?: (line: string) => void
}

/** The program that stands in for the outside world, as `node` arguments. */
const SANDBOX = path.join(ROOT, 'scripts/sandbox/main.ts')
const TSX = ['--import', 'tsx']

/**
 * Starts the sandboxes of core platform and WeChat, with their console, on loopback.
 *
 * @throws if the process does not come up, with its last lines
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningServer & { url: string }> {
  const { port, mongodbUri, dataDir, bffUrl, onLine } = options
  const server = await spawnServer({
    name: 'sandbox',
    command: process.execPath,
    args: [...TSX, ...ENDS_WITH_PARENT, SANDBOX],
    env: {
      ...developmentConfig,
      ...process.env,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      SANDBOX_PORT: String(port),
      MONGODB_URI: mongodbUri,
      CHEJI_DATA_DIR: dataDir,
      ...(bffUrl && { BFF_URL: bffUrl }),
    },
    up: /\bready\b/,
    ...(onLine && { onLine }),
  })
  return { ...server, url: `http://127.0.0.1:${port}` }
}
