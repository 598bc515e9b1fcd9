/** The middle of some numbers; of an even count the lower of the two. NaN without any. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value that a share (0 to 1) of the others does not exceed. NaN without any. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}
