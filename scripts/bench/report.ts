import type { RowResult } from './rounds'

/** One number beside the table. */
export interface Finding {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly atMost?: number
}

const P99_AIM = 2
const HEAD = ['', 'of bare Koa', 'aim', 'p99 of bare', 'median ms', 'p99 ms', 'bare: median', 'p99', 'a second', 'bare']

/** The table: ratios of side by side rounds first, then what stands behind them. */
export function printRows(results: readonly RowResult[]): void {
  const lines = results.map(({ row, bff, bare, rateRatio, p99Ratio }) => [
    row.name,
    rateRatio.toFixed(2),
    [verdict(row.aim === undefined || rateRatio >= row.aim, row.aim, '≥'), p99Verdict(row.p99AimMs, bff.p99Ms)].join(
      '',
    ),
    // An answer that is looked for cannot be as quick as one that only lies there.
    `${p99Ratio.toFixed(2)}${row.alone || p99Ratio <= P99_AIM ? '' : ' (aim ≤ 2: missed)'}`,
    bff.medianMs.toFixed(2),
    bff.p99Ms.toFixed(2),
    bare.medianMs.toFixed(2),
    bare.p99Ms.toFixed(2),
    bff.perSecond.toFixed(0),
    bare.perSecond.toFixed(0),
  ])
  printTable([HEAD, ...lines])
}

export function printFindings(findings: readonly Finding[]): void {
  printTable(
    findings.map(({ name, value, unit, atMost }) => [
      name,
      `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ${unit}`,
      verdict(atMost === undefined || value <= atMost, atMost, '≤'),
    ]),
  )
}

const verdict = (isMet: boolean, aim: number | undefined, sign: string): string =>
  aim === undefined ? '' : `${sign} ${aim}: ${isMet ? 'met' : 'missed'}`

const p99Verdict = (aimMs: number | undefined, p99Ms: number): string =>
  aimMs === undefined ? '' : `p99 ${verdict(p99Ms <= aimMs, aimMs, '≤')}`

function printTable(lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  console.log()
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('   '),
    )
  console.log()
}
