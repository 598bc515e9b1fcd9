import { type Connection, createConnection } from 'mongoose'

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
    // What the address says wins over this, and an operator may want to wait longer for an election.
    ...(!uri.includes('serverSelectionTimeoutMS') && { serverSelectionTimeoutMS: 5_000 }),
  }).asPromise()

/** Whether the error is MongoDB's refusal of a second document under a unique index. */
export const isDuplicateKey = (error: unknown, index?: string): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 11000 &&
  (index === undefined || error.message.includes(`index: ${index} `))
