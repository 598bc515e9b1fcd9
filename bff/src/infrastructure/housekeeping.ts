import type { Connection } from 'mongoose'
import type { Jobs } from './jobs'

/** What is removed once it is old, by the time field of a collection. */
export interface Retention {
  readonly collection: string
  readonly field: string
  readonly days: number
}

const DAY_MS = 86_400_000

/** Removes old records every hour. The database's own expiry is not relied on: it does not run everywhere. */
export const keepHouse = (
  jobs: Pick<Jobs, 'every'>,
  connection: Connection,
  retentions: readonly Retention[],
): void => {
  jobs.every('housekeeping', 3_600_000, async ({ now }) => {
    for (const { collection, field, days } of retentions)
      await connection.collection(collection).deleteMany({ [field]: { $lt: new Date(now.getTime() - days * DAY_MS) } })
  })
}
