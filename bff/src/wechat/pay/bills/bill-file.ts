import { beijingInstant } from '@cheji/shared/kernel/time'
import { yuanToFen } from './yuan'

/** A bill whose check sum holds and which yet is not what WeChat Pay's documents describe: somebody has to look. */
export class BillMalformed extends Error {
  override readonly name = 'BillMalformed'

  /** Names the place alone: lines hold payers. */
  constructor(what: string, line?: number) {
    super(`bill malformed: ${what}${line === undefined ? '' : `, line ${line}`}`)
  }
}

/** A line of a bill, read by its columns' names. */
export class BillLine {
  constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly line: number,
  ) {}

  text(column: string): string {
    const value = this.values.get(column)
    if (value === undefined) throw new BillMalformed(`no column ${column}`, this.line)
    return value
  }

  /** Undefined where the value is empty. */
  optional(column: string): string | undefined {
    return this.text(column) || undefined
  }

  fen(column: string): number {
    return this.read(column, yuanToFen)
  }

  /** A whole number; fund-flow bills write `20.0`. */
  count(column: string): number {
    return this.read(column, (text) => {
      if (!/^\d{1,9}(\.0+)?$/.test(text)) throw new RangeError('not a count')
      return Math.trunc(Number(text))
    })
  }

  /** `2026-11-25 10:20:30` in Beijing. */
  instant(column: string): Date {
    return this.read(column, (text) => {
      const [, day = '', time = '', seconds = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d):(\d\d)$/.exec(text) ?? []
      return new Date(beijingInstant(day, time).getTime() + Number(seconds) * 1000)
    })
  }

  private read<T>(column: string, reader: (text: string) => T): T {
    try {
      return reader(this.text(column))
    } catch (error) {
      if (error instanceof BillMalformed) throw error
      throw new BillMalformed(`column ${column}`, this.line)
    }
  }
}

export interface BillFile {
  readonly rows: readonly BillLine[]
  readonly totals: BillLine
}

/**
 * Reads a bill strictly: a header, lines whose every value follows a backtick, a header of totals and one line of totals.
 *
 * @throws BillMalformed
 */
export const readBillFile = (bytes: Buffer, columns: readonly string[], totals: readonly string[]): BillFile => {
  const lines = textOf(bytes).split(/\r?\n/)
  while (lines.at(-1) === '') lines.pop()
  const end = lines.length - 2
  if (end < 1) throw new BillMalformed('too few lines')
  checkHeader(lines[0] ?? '', columns, 1)
  checkHeader(lines[end] ?? '', totals, end + 1)
  return {
    rows: lines.slice(1, end).map((line, index) => readLine(line, columns, index + 2)),
    totals: readLine(lines[end + 1] ?? '', totals, end + 2),
  }
}

/** @throws BillMalformed when a count or sum of the totals is not that of the rows */
export const checkTotals = (totals: BillLine, expected: { counts: Named; fen: Named }): void => {
  for (const [column, count] of Object.entries(expected.counts))
    if (totals.count(column) !== count) throw new BillMalformed(`${column} is not the rows'`)
  for (const [column, sumFen] of Object.entries(expected.fen))
    if (totals.fen(column) !== sumFen) throw new BillMalformed(`${column} is not the rows'`)
}

type Named = Readonly<Record<string, number>>

const textOf = (bytes: Buffer): string => {
  try {
    // It takes the byte order mark away.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BillMalformed('not UTF-8')
  }
}

/** WeChat Pay writes brackets in headers now full, now half width. */
const halfWidth = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')')

const checkHeader = (line: string, columns: readonly string[], number: number): void => {
  if (halfWidth(line) !== columns.join(',')) throw new BillMalformed('another header', number)
}

const readLine = (line: string, columns: readonly string[], number: number): BillLine => {
  if (!line.startsWith('`')) throw new BillMalformed('no backtick', number)
  // Values hold commas of their own; only one before a backtick separates.
  const values = line.slice(1).split(',`')
  if (values.length !== columns.length) throw new BillMalformed('another number of values', number)
  return new BillLine(new Map(columns.map((column, index) => [column, values[index] ?? ''])), number)
}
