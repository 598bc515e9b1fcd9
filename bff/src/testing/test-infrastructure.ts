import type { Infrastructure } from '../infrastructure/dependencies'
import { createLogger } from '../infrastructure/logging'
import { createMetrics } from '../infrastructure/metrics'
import { connectMongo } from '../infrastructure/mongo'
import { systemRandom } from '../infrastructure/random'
import { databaseUri, newDatabaseName } from './test-environment'

// Such tests take many turns through database and sandbox; on a busy machine each takes its time.
jest.setTimeout(90_000)

/** A clock that stands still until it is moved. */
export interface StillClock {
  now: () => Date
  advance: (ms: number) => void
}

export const stillClock = (start = new Date('2026-11-25T02:00:00Z')): StillClock => {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
    },
  }
}

export interface TestInfrastructure extends Infrastructure {
  readonly still: StillClock
  readonly logs: string[]
  /** Drops the database and closes the connection. */
  readonly end: () => Promise<void>
}

/** What everything stands on, with an empty database of the test run's engine. */
export const startTestInfrastructure = async (): Promise<TestInfrastructure> => {
  const still = stillClock()
  const logs: string[] = []
  const connection = await connectMongo(databaseUri(newDatabaseName()))
  return {
    clock: still.now,
    still,
    random: systemRandom,
    log: createLogger({ level: 'debug', write: (line) => logs.push(line) }),
    logs,
    metrics: createMetrics(),
    connection,
    redis: undefined,
    end: async () => {
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
