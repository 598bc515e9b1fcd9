import { DEFECTS } from '../defects/defects'
import { Pool } from './pool'

/** Whether, and by what, a planted defect was caught. */
export interface Caught {
  readonly defect: string
  /** What was false first; undefined: nothing in all seeds. */
  readonly invariant: string | undefined
  /** Runs until then. */
  readonly seeds: number
}

/** Plants each defect and runs seeds until it is caught, at most so many. */
export const caughtDefects = async (
  atMost: number,
  onProgress: (words: string) => void = () => undefined,
): Promise<readonly Caught[]> => {
  const pool = new Pool()
  const seeds = Array.from({ length: atMost }, (_, index) => index + 1)
  try {
    return await Promise.all(
      DEFECTS.map(async ({ name }): Promise<Caught> => {
        const outcomes = await pool.run({ seeds, engineUri: undefined, defect: name, untilCaught: true })
        onProgress(name)
        return { defect: name, invariant: outcomes.at(-1)?.violations[0]?.invariant, seeds: outcomes.length }
      }),
    )
  } finally {
    pool.close()
  }
}
