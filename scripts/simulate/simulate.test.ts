import { caughtDefects } from './batch/caught-defects'
import { simulate } from './batch/simulate'
import { DEFECTS } from './defects/defects'
import { printDefects, printSummary } from './report'

/** Whatever else this machine does meanwhile; the time is printed, not judged. */
const LONGEST_MS = 30 * 60_000
/** As many as a run of all tests has time for; `npm run simulate -- --seeds N` runs more. */
const SEEDS = 300
/** So many at most until a planted defect must be caught. */
const DEFECT_SEEDS = 3_000
const ENGINE_SEEDS = 40

test(
  `whatever befalls, nobody's money is lost: ${SEEDS} seeds in memory, ${ENGINE_SEEDS} on MongoDB, alike`,
  async () => {
    const inMemory = await simulate({ from: 1, seeds: SEEDS })
    printSummary('in memory', inMemory)
    const onEngine = await simulate({ from: 1, seeds: ENGINE_SEEDS, engineUri: process.env['TEST_MONGODB_URI'] })
    printSummary('on MongoDB', onEngine)

    expect(inMemory.failures).toEqual([])
    expect(onEngine.failures).toEqual([])
    // The same seed goes the same way, in another process and on another store.
    const digests = ({ outcomes }: typeof onEngine) => outcomes.map(({ seed, digest }) => ({ seed, digest }))
    expect(digests(onEngine)).toEqual(digests(inMemory).slice(0, ENGINE_SEEDS))
    // No fault that is never tried.
    expect(Object.entries(inMemory.faults).filter(([, count]) => count < SEEDS / 100)).toEqual([])
  },
  LONGEST_MS,
)

test(
  'every planted defect is caught',
  async () => {
    expect(DEFECTS.length).toBeGreaterThanOrEqual(20)
    const caught = await caughtDefects(DEFECT_SEEDS)
    printDefects(caught)
    expect(caught.filter(({ invariant }) => invariant === undefined)).toEqual([])
  },
  LONGEST_MS,
)
