import { type Connection, createConnection, mongo } from 'mongoose'

export type { Connection } from 'mongoose'

/**
 * Connects to MongoDB. Whatever the address says, every write waits for the majority's journal, so that an acknowledged
 * write survives a kill -9; indexes are created in one step of their own (indexes.ts), never on the side.
 */
export const connectMongo = async (uri: string): Promise<Connection> =>
  createConnection(uri, {
    w: 'majority',
    journal: true,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 50,
    // While the database is away an operation fails with the driver's own error instead of waiting in a queue of mongoose.
    bufferCommands: false,
    // What the address says wins over this, and an operator may want to wait longer for an election.
    ...(!uri.includes('serverSelectionTimeoutMS') && { serverSelectionTimeoutMS: 5_000 }),
  }).asPromise()

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
