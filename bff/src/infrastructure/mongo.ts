import { type Connection, createConnection, mongo } from 'mongoose'

export type { Connection } from 'mongoose'

/** What a server says of itself in its `hello`. */
interface Hello {
  /** Of a member of a replica set. */
  readonly setName?: string
  /** `isdbgrid` from a router of a sharded cluster. */
  readonly msg?: string
}

/**
 * What a write must have waited for so that it survives a kill -9 once it is acknowledged: the majority's journal. A server
 * without a replica set has no majority to wait for, and then only asks for its journal to be written without waiting, so
 * it is asked as the one server that it is.
 */
export const durableOn = ({ setName, msg }: Hello): { w: 'majority' | 1; journal: true } => ({
  w: setName !== undefined || msg === 'isdbgrid' ? 'majority' : 1,
  journal: true,
})

/**
 * Connects to MongoDB. Whatever the address says, an acknowledged write survives a kill -9; indexes are created in one
 * step of their own (indexes.ts), never on the side.
 */
export const connectMongo = async (uri: string): Promise<Connection> => {
  const forReplicaSet = durableOn({ setName: 'any' })
  const connection = await connectWith(uri, forReplicaSet)
  const durable = durableOn((await connection.db?.command({ hello: 1 })) ?? {})
  if (durable.w === forReplicaSet.w) return connection
  await connection.close()
  return connectWith(uri, durable)
}

const connectWith = async (uri: string, durable: ReturnType<typeof durableOn>): Promise<Connection> => {
  const connection = await createConnection(uri, {
    ...durable,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 50,
    // While the database is away an operation fails with the driver's own error instead of waiting in a queue of mongoose.
    bufferCommands: false,
    // What the address says wins over this, and an operator may want to wait longer for an election.
    ...(!uri.includes('serverSelectionTimeoutMS') && { serverSelectionTimeoutMS: 5_000 }),
  }).asPromise()
  neverCheckOverDeadSocket(connection.getClient())
  return connection
}

/** What the driver keeps of its watch over one server; not part of its interface. */
interface Watch {
  readonly monitor?: {
    readonly connection?: { readonly socket: { readonly destroyed: boolean }; destroy: () => void } | null
  }
}

/**
 * The driver (7.8) asks a server how it is over a socket that has ended already but was not reported closed yet, waits for
 * it to drain, and so never finds that server again. Told to forget such a socket before it asks, it opens another.
 */
const neverCheckOverDeadSocket = (client: mongo.MongoClient): void => {
  client.on('serverHeartbeatStarted', ({ connectionId }) => {
    const { topology } = client as unknown as { topology?: { s: { servers: ReadonlyMap<string, Watch> } } }
    const watched = topology?.s.servers.get(connectionId)?.monitor?.connection
    if (watched?.socket.destroyed) watched.destroy()
  })
}

/** Whether the error is MongoDB's refusal of a second document under a unique index. */
export const isDuplicateKey = (error: unknown, index?: string): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 11000 &&
  (index === undefined || error.message.includes(`index: ${index} `))

/**
 * Whether the error says that the database could not be reached or is changing its primary. A write that failed so may
 * have been done: whoever repeats it must be able to do so without doubling it.
 */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  (error instanceof mongo.MongoError && error.hasErrorLabel(mongo.MongoErrorLabel.RetryableWriteError))
