import { type Fen, fenToYuanText } from '@cheji/shared/kernel/money'

/** Bills begin with it. */
const BOM = '\uFEFF'

/** Amounts of bills are yuan with two decimals and no thousands separator. */
export const yuan = (fen: Fen): string => {
  const text = fenToYuanText(fen).replaceAll(',', '')
  return text.includes('.') ? text : `${text}.00`
}

/** A bill as WeChat Pay writes it: every value behind a backtick, the totals below. */
export function billFile(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  totals: readonly (readonly [name: string, value: string])[],
): string {
  const line = (values: readonly string[]) => values.map((value) => `\`${value}`).join(',')
  const lines = [
    columns.join(','),
    ...rows.map(line),
    totals.map(([name]) => name).join(','),
    line(totals.map(([, value]) => value)),
  ]
  return `${BOM}${lines.join('\r\n')}\r\n`
}
