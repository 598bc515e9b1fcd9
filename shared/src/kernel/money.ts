/** Money is a whole number of fen (1 RMB = 100 fen); a floating number of fen is a bug. */
export type Fen = number

/** Divides and rounds half up to the whole fen. `numerator` and `denominator` are whole numbers, the result is never negative zero. */
export const divideRoundingHalfUp = (numerator: number, denominator: number): Fen => {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0)
    throw new RangeError('whole numbers and a positive denominator are needed')
  const doubled = BigInt(numerator) * 2n + BigInt(denominator)
  const divisor = 2n * BigInt(denominator)
  const floor = doubled >= 0n ? doubled / divisor : -((-doubled + divisor - 1n) / divisor)
  return Number(floor)
}

/** `fen × numerator ÷ denominator`, kept as one fraction and rounded half up to the whole fen at the end. */
export const fractionOfFen = (fen: Fen, numerator: number, denominator: number): Fen => {
  const product = BigInt(fen) * BigInt(numerator)
  if (product > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('too large an amount')
  return divideRoundingHalfUp(Number(product), denominator)
}

/** Whole-RMB words of an exact price: 5980000 → `59,800`; with fen only when there are any: 308850 → `3,088.50`. */
export const fenToYuanText = (fen: Fen): string => {
  if (!Number.isSafeInteger(fen)) throw new RangeError('fen must be a whole number')
  const sign = fen < 0 ? '-' : ''
  const absolute = Math.abs(fen)
  const yuan = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = absolute % 100
  return sign + yuan + (rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`)
}

/** `5980000` → `5.98`: ten-thousands with two decimals, cut and not rounded up past the true price. */
export const fenToWanText = (fen: Fen): string => {
  if (!Number.isSafeInteger(fen)) throw new RangeError('fen must be a whole number')
  const hundredths = Math.floor(fen / 10_000)
  return `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`
}
