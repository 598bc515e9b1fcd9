import { type Fault, FAULTS } from '../faults'
import type { Outcome } from '../one-seed'
import { Pool } from './pool'

/** What many seeds came to. */
export interface Summary {
  readonly seeds: number
  readonly steps: number
  readonly seconds: number
  readonly faults: Readonly<Record<Fault, number>>
  readonly failures: readonly Outcome[]
  readonly outcomes: readonly Outcome[]
}

export interface SimulateOptions {
  readonly from: number
  readonly seeds: number
  /** The database to run on; in memory without it. */
  readonly engineUri?: string | undefined
  readonly onProgress?: (done: number) => void
}

const SEEDS_A_TASK = 5

/** Runs the seeds from `from` on, on every core. */
export const simulate = async ({ from, seeds, engineUri, onProgress }: SimulateOptions): Promise<Summary> => {
  const pool = new Pool()
  const startedAt = performance.now()
  try {
    let done = 0
    const tasks = Array.from({ length: Math.ceil(seeds / SEEDS_A_TASK) }, async (_, index) => {
      const first = from + index * SEEDS_A_TASK
      const length = Math.min(SEEDS_A_TASK, from + seeds - first)
      const outcomes = await pool.run({
        seeds: Array.from({ length }, (_, offset) => first + offset),
        engineUri,
        defect: undefined,
        untilCaught: false,
      })
      done += length
      onProgress?.(done)
      return outcomes
    })
    const outcomes = (await Promise.all(tasks)).flat()
    return summaryOf(outcomes, (performance.now() - startedAt) / 1000)
  } finally {
    pool.close()
  }
}

const summaryOf = (outcomes: readonly Outcome[], seconds: number): Summary => ({
  seeds: outcomes.length,
  steps: outcomes.reduce((sum, { steps }) => sum + steps, 0),
  seconds,
  faults: Object.fromEntries(
    FAULTS.map((fault) => [fault, outcomes.reduce((sum, { faults }) => sum + (faults[fault] ?? 0), 0)]),
  ) as Record<Fault, number>,
  failures: outcomes.filter(({ violations }) => violations.length > 0),
  outcomes,
})
