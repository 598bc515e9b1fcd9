import type { Caught } from './batch/caught-defects'
import type { Summary } from './batch/simulate'
import type { Outcome } from './one-seed'

const SHOWN = 10

/** Prints what many seeds came to. False when one of them failed. */
export const printSummary = (where: string, { seeds, steps, seconds, faults, failures }: Summary): boolean => {
  const lines = [
    `${seeds} seeds ${where}: ${steps} steps in ${seconds.toFixed(1)} s, ${(seeds / seconds).toFixed(1)} seeds a second`,
    ...Object.entries(faults).map(([fault, count]) => `${String(count).padStart(10)}  ${fault}`),
    ...failures.slice(0, SHOWN).flatMap(linesOf),
    failures.length === 0 ? 'nothing that must be true was false' : `${failures.length} seeds failed`,
  ]
  console.log(lines.join('\n'))
  return failures.length === 0
}

/** Prints one seed, with the command that shows it again. False when it failed. */
export const printOutcome = (outcome: Outcome): boolean => {
  console.log(linesOf(outcome).join('\n'))
  return outcome.violations.length === 0
}

/** Prints the table of planted defects. False when one was not caught. */
export const printDefects = (caught: readonly Caught[]): boolean => {
  const rows = caught.map(({ defect, invariant, seeds }) =>
    invariant === undefined ? `| ${defect} | NOT CAUGHT | > ${seeds} |` : `| ${defect} | ${invariant} | ${seeds} |`,
  )
  console.log(['| planted defect | caught by | after seeds |', '|---|---|---|', ...rows].join('\n'))
  return caught.every(({ invariant }) => invariant !== undefined)
}

const linesOf = ({ seed, steps, violations }: Outcome): string[] =>
  violations.length === 0
    ? [`seed ${seed}: ${steps} steps, nothing that must be true was false`]
    : [
        `seed ${seed} failed; to see it: npm run simulate -- --seed ${seed} --trace`,
        ...violations.map(({ invariant, words }) => `  ${invariant}: ${words}`),
      ]
