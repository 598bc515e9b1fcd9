/** Joins class names, leaving out what is false, empty or missing. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')
