import type { Random } from './random'

const FIRST_MS = 1_000
const LONGEST_MS = 5 * 60_000

/** Milliseconds to wait after the n-th failure in a row (1, 2 …): doubling from 1 s to 5 min, the upper half of it at random. */
export const backoffMs = (failures: number, random: Pick<Random, 'fraction'>): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  return Math.round(full / 2 + (full / 2) * random.fraction())
}
