/** The browser takes the new version with the next page load: there is nothing to hold. */
export const holdUpdates = (): (() => void) => () => undefined

export const watchUpdates = (): void => undefined
