import type { CompareRow } from '@cheji/shared/catalogue/catalogue.contract'
import { groupBy } from '../group-by'
import { shortNameOf } from '../model-name'
import { type Column, type MeasuredRow, type NamedRow, ROWS } from './comparison-rows'
import { UNKNOWN, differenceWords } from './comparison.texts'

/** Every row for one to four trims; what is better is named for two only. */
export const compareColumns = (columns: readonly Column[]): CompareRow[] => {
  const names = columnNames(columns)
  return ROWS.map((row) => {
    const values = columns.map((column) => textOf(row, column))
    const differs = new Set(values).size > 1
    const base = { key: row.key, label: row.label, values, differs, better: null, words: null }
    if (!differs) return base
    return {
      ...base,
      ...(row.kind === 'measured' ? judgeMeasured(row, columns, names) : judgeNamed(row, columns, names)),
    }
  })
}

/** What a column is called in a sentence: the model, or the trim where one model stands there twice. */
const columnNames = (columns: readonly Column[]): string[] => {
  const byModel = groupBy(columns, ({ model }) => model.id)
  return columns.map(({ trim, model }) => {
    const short = shortNameOf(model.facts.nameZh, model.facts.brand.nameZh)
    if (byModel.get(model.id)?.length === 1) return short
    return byModel.size === 1 ? trim.facts.nameZh : `${short} ${trim.facts.nameZh}`
  })
}

const textOf = (row: MeasuredRow | NamedRow, column: Column): string => {
  if (row.kind === 'named') return row.text(column)
  const value = row.value(column)
  return value === undefined ? UNKNOWN : row.text(value, column)
}

type Judgement = Pick<CompareRow, 'better' | 'words'>
const NONE: Judgement = { better: null, words: null }

const judgeMeasured = (row: MeasuredRow, columns: readonly Column[], names: readonly string[]): Judgement => {
  const known = columns.flatMap((column, at) => {
    const value = row.value(column)
    return value === undefined ? [] : [{ at, value, column }]
  })
  const [first] = known
  if (!first) return NONE
  if (row.comparable && known.some(({ column }) => row.comparable?.(first.column, column) === false)) return NONE
  const sorted = known.toSorted((a, b) => (row.speakOf === 'lower' ? a.value - b.value : b.value - a.value))
  const subject = sorted[0] ?? first
  // Of more than two, the words hold the one against the first that she chose, or, if it is that one, against the farthest.
  const farthest = known.find(({ value }) => value === sorted.at(-1)?.value) ?? first
  const other = first.value === subject.value ? farthest : first
  const what = row.words(Math.abs(subject.value - other.value))
  if (other.value === subject.value || saysNothing(what)) return NONE
  const lower = subject.value < other.value ? subject.at : other.at
  const higher = subject.value < other.value ? other.at : subject.at
  return {
    better: columns.length !== 2 || row.better === 'neither' ? null : row.better === 'lower' ? lower : higher,
    words: differenceWords(names[subject.at] ?? '', columns.length > 2 ? (names[other.at] ?? '') : null, what),
  }
}

/** A difference that rounds to nothing, `短 0 厘米`. */
const saysNothing = (what: string): boolean => / 0 /.test(what)

const judgeNamed = (row: NamedRow, columns: readonly Column[], names: readonly string[]): Judgement => {
  const [left, right] = columns
  if (columns.length !== 2 || !left || !right) return NONE
  const verdict = row.judge?.(left, right)
  if (!verdict || verdict.sign === 0) return NONE
  const better = verdict.sign > 0 ? 0 : 1
  return { better, words: differenceWords(names[better] ?? '', null, verdict.words) }
}
