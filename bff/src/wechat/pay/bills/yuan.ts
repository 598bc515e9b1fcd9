/**
 * The fen of an amount in yuan as WeChat Pay's bills write it: `5000.00` → 500000, `-0.5` → -50. By its characters, so that
 * no binary fraction comes between; further decimals must be zeros.
 *
 * @throws RangeError when it is no such amount
 */
export const yuanToFen = (text: string): number => {
  const [, sign = '', yuan, decimals = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text) ?? []
  if (yuan === undefined) throw new RangeError('not an amount in yuan')
  const fen = Number(yuan + decimals.padEnd(2, '0'))
  return sign === '-' && fen !== 0 ? -fen : fen
}
