import type { Outcome } from '../one-seed'

/** What one worker process is asked to do. */
export interface Task {
  readonly id: number
  readonly seeds: readonly number[]
  /** The database to run on; in memory without it. */
  readonly engineUri: string | undefined
  /** Name of the planted defect. */
  readonly defect: string | undefined
  /** Stop at the first seed that contradicts an invariant. */
  readonly untilCaught: boolean
}

export interface Done {
  readonly id: number
  readonly outcomes: readonly Outcome[]
}
