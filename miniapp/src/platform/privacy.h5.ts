/** A browser asks for each permission itself. */
export const watchPrivacy = (): void => undefined
