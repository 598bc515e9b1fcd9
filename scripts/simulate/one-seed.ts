import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { type Fault, FAULTS } from './faults'
import { type Violation, judge } from './invariants/judge'
import { type RunOptions, run } from './run'
import type { SimulatedKeys } from './wechat/keys'

/** What became of one seed. */
export interface Outcome {
  readonly seed: number
  readonly steps: number
  /** Differs when anything went another way. */
  readonly digest: number
  readonly violations: readonly Violation[]
  readonly faults: Readonly<Partial<Record<Fault, number>>>
}

const LEAST_STEPS = 200

export interface SeedOptions extends Pick<RunOptions, 'onStep' | 'defect'> {
  readonly seed: number
  readonly store: DocumentStore
  readonly keys: SimulatedKeys
}

/** Runs one seed and judges it. What throws is a violation too. */
export const oneSeed = async (options: SeedOptions): Promise<Outcome> => {
  const { seed, store } = options
  try {
    const rested = await run(options)
    const violations = await judge(rested, store)
    rested.fleet.bury()
    const { kernel, mishaps } = rested.world
    const missing = NEEDED.filter((fault) => mishaps.of(fault) === 0).join()
    const isQuiet = kernel.steps < LEAST_STEPS || missing !== ''
    return {
      seed,
      steps: kernel.steps,
      digest: kernel.digest,
      violations: isQuiet
        ? [
            ...violations,
            { invariant: 'every run is a trial', words: `only ${kernel.steps} steps, without ${missing}` },
          ]
        : violations,
      faults: Object.fromEntries(FAULTS.map((fault) => [fault, mishaps.of(fault)])),
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return { seed, steps: 0, digest: 0, violations: [{ invariant: 'the run comes to its end', words }], faults: {} }
  }
}

const NEEDED: readonly Fault[] = ['crash', 'notification twice', 'notification late']
