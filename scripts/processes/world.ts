import { randomUUID } from 'node:crypto'
import { type Db, MongoClient } from 'mongodb'
import { withDatabase } from '../embedded-mongo/embedded-mongo'
import { freePort } from '../house/ports'
import { type BffProcess, type BffProcessOptions, startBffProcess } from './bff-process'
import { type SandboxDriver, createSandboxDriver } from './sandbox-driver'

/** One database and one outside world, with any number of BFF processes between them. */
export interface World {
  database: string
  /** Of the first BFF: it gets the events, also when it is started again. */
  port: number
  sandbox: SandboxDriver
  start: (options?: Partial<BffProcessOptions>) => Promise<BffProcess>
  /** What the BFFs have stored in a collection. */
  stored: (collection: string) => Promise<object[]>
  /** How many documents of a collection match. */
  count: (collection: string, filter: object) => Promise<number>
  /** The names of their collections. */
  collections: () => Promise<string[]>
  /** Kills every BFF that still runs and drops the database. */
  end: () => Promise<void>
}

/** @param mongodbUri a server of the test's own instead of the run's */
export const openWorld = async (mongodbUri = required('TEST_MONGODB_URI')): Promise<World> => {
  const sandbox = createSandboxDriver(required('TEST_SANDBOX_URL'))
  const port = await freePort()
  await sandbox.reset({ bffUrl: `http://127.0.0.1:${port}`, clockOffsetMs: 0, autoConfirm: false, pushEvents: true })
  const database = withDatabase(mongodbUri, `cheji_processes_${randomUUID().slice(0, 8)}`)
  const processes: BffProcess[] = []
  const withDb = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const client = await MongoClient.connect(database)
    try {
      return await work(client.db())
    } finally {
      await client.close()
    }
  }
  return {
    database,
    port,
    sandbox,
    start: async (options = {}) => {
      const bff = await startBffProcess({ port, mongodbUri: database, sandboxUrl: sandbox.url, ...options })
      processes.push(bff)
      return bff
    },
    stored: async (collection) => withDb(async (db) => db.collection(collection).find().toArray()),
    count: async (collection, filter) => withDb(async (db) => db.collection(collection).countDocuments(filter)),
    collections: async () => withDb(async (db) => (await db.listCollections().toArray()).map(({ name }) => name)),
    end: async () => {
      await Promise.all(processes.map(async (bff) => bff.kill()))
      await sandbox.heal()
      await withDb(async (db) => db.dropDatabase())
    },
  }
}

const required = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the tests with jest from the root, which starts what they need`)
  return value
}
