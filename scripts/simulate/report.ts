import type { Caught } from './batch/caught-defects'
import type { Summary } from './batch/simulate'
import type { Outcome } from './one-seed'

const SHOWN = 10

/** Prints what many seeds came to. False when one of them failed. */
export const printSummary = (where: string, { seeds, steps, seconds, faults, failures }: Summary): boolean => {
  console.log(
    `\n${seeds} seeds ${where}: ${steps} steps in ${seconds.toFixed(1)} s, ${(seeds / seconds).toFixed(1)} seeds a second`,
  )
  for (const [fault, count] of Object.entries(faults)) console.log(`  ${String(count).padStart(8)}  ${fault}`)
  for (const outcome of failures.slice(0, SHOWN)) printOutcome(outcome)
  console.log(failures.length === 0 ? 'nothing that must be true was false' : `${failures.length} seeds failed`)
  return failures.length === 0
}

/** Prints one seed, with the command that shows it again. False when it failed. */
export const printOutcome = ({ seed, steps, violations }: Outcome): boolean => {
  if (violations.length === 0) console.log(`seed ${seed}: ${steps} steps, nothing that must be true was false`)
  else console.log(`seed ${seed} failed; to see it: npm run simulate -- --seed ${seed} --trace`)
  for (const { invariant, words } of violations) console.log(`  ${invariant}: ${words}`)
  return violations.length === 0
}

/** Prints the table of planted defects. False when one was not caught. */
export const printDefects = (caught: readonly Caught[]): boolean => {
  console.log('\n| planted defect | caught by | after seeds |\n|---|---|---|')
  for (const { defect, invariant, seeds } of caught)
    console.log(`| ${defect} | ${invariant ?? 'NOT CAUGHT'} | ${invariant === undefined ? `> ${seeds}` : seeds} |`)
  return caught.every(({ invariant }) => invariant !== undefined)
}
