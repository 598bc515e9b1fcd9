import { tmpdir } from 'node:os'
import path from 'node:path'
import { spawnServer } from '../house/spawn-server'
import type { RunningMongo } from './embedded-mongo'

const HOST = path.join(__dirname, 'host.mjs')
/** A Unix socket's path may have 107 bytes; the engine adds about 45 to the folder for temporary files. */
const LONGEST_TEMPORARY_FOLDER = 60

/**
 * Starts the engine's host with `node` (command and leading arguments) on `directory`.
 *
 * @throws if the engine cannot be loaded or the folder is in use, with the host's last line
 */
export async function startEngineHost(node: string[], directory: string): Promise<RunningMongo> {
  const [command = process.execPath, ...leading] = node
  const server = await spawnServer({
    name: 'database',
    command,
    args: [...leading, HOST, directory],
    env: { ...process.env, TMPDIR: tmpdir().length > LONGEST_TEMPORARY_FOLDER ? '/tmp' : tmpdir() },
    up: /^\{"uri"/,
  })
  const { uri } = JSON.parse(server.readyLine) as { uri: string }
  return { uri, pid: server.pid, ended: server.ended, stop: server.stop }
}
