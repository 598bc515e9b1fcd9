import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { freePort } from '../house/ports'
import { spawnServer } from '../house/spawn-server'
import type { RunningMongo } from './embedded-mongo'

const run = promisify(execFile)

/**
 * Starts a `mongod` found on PATH, on loopback and a port of its own choosing.
 *
 * @throws if there is none, or it does not come up
 */
export async function startMongod(directory: string, command = 'mongod'): Promise<RunningMongo> {
  await run(command, ['--version'], { env: process.env }).catch(() => {
    throw new Error('there is no mongod on PATH')
  })
  mkdirSync(directory, { recursive: true })
  const port = await freePort()
  const server = await spawnServer({
    name: 'mongod',
    command,
    args: ['--dbpath', directory, '--bind_ip', '127.0.0.1', '--port', String(port)],
    env: process.env,
    up: /Waiting for connections/,
  })
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    pid: server.pid,
    ended: server.ended,
    stop: server.stop,
  }
}
