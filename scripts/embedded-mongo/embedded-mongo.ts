import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startEngineHost } from './engine-host'
import { startMongod } from './mongod'
import { nodeUnderNewerLibc, systemLibcIsNewEnough } from './newer-libc'

/** A running database. */
export interface RunningMongo {
  /** Address without a database name; `withDatabase` puts one in. */
  uri: string
  pid: number
  /** Resolves once the process has ended, by `stop` or by itself; `expected` says which. */
  ended: Promise<{ expected: boolean; lastLines: string }>
  /** Closes the database cleanly. Safe to repeat. */
  stop: () => Promise<void>
}

export interface StartOptions {
  /** Holds the database's files; created if missing. Each kind of server keeps a folder of its own inside. */
  dataDir: string
  log?: (line: string) => void
}

/** No database could be started here; the message says what a person can do. */
class NoDatabaseError extends Error {
  constructor(reasons: string[]) {
    super(
      `No database can be started on this machine (${reasons.join('; ')}). ` +
        'Set MONGODB_URI to a MongoDB server. 本机无法启动数据库，请把 MONGODB_URI 设为可用的 MongoDB 地址。',
    )
    this.name = 'NoDatabaseError'
  }
}

/** The folder belongs to a database that runs already. */
class DataInUseError extends Error {
  constructor(dataDir: string) {
    super(
      `Another Cheji is running on the data in ${dataDir}: stop it, or set CHEJI_DATA_DIR to another folder. ` +
        '数据目录正被另一个车集使用：请先停掉它，或把 CHEJI_DATA_DIR 设为别的目录。',
    )
    this.name = 'DataInUseError'
  }
}

/**
 * Starts MongoDB's engine in a process of its own: under this system's libc, else under a newer one fetched from
 * Debian, else a `mongod` found on PATH.
 *
 * @throws NoDatabaseError where none of the three works, DataInUseError where the folder is another's
 */
export async function startEmbeddedMongo({ dataDir, log = () => undefined }: StartOptions): Promise<RunningMongo> {
  mkdirSync(dataDir, { recursive: true })
  const reasons: string[] = []
  const attempts = [
    () => startEngine(path.join(dataDir, 'engine'), log),
    () => startMongod(path.join(dataDir, 'mongod')),
  ]
  for (const attempt of attempts) {
    try {
      return await attempt()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason.includes('DBPathInUse')) throw new DataInUseError(dataDir)
      reasons.push(reason)
    }
  }
  throw new NoDatabaseError(reasons)
}

/** The same server's address with a database name in it, which is how the BFF and the sandbox are told theirs. */
export function withDatabase(uri: string, name: string): string {
  const [, server, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? []
  if (!server) throw new Error('Not a MongoDB address')
  return `${server}/${name}${query}`
}

async function startEngine(directory: string, log: (line: string) => void): Promise<RunningMongo> {
  if (systemLibcIsNewEnough()) return startEngineHost([process.execPath], directory)
  const node = await nodeUnderNewerLibc(log)
  if (!node) throw new Error('the embedded engine needs glibc 2.38, or a Debian from which a newer one can be fetched')
  return startEngineHost(node, directory)
}
