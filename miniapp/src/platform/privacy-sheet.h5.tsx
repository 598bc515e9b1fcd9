/** A browser asks for each permission itself. */
export const PrivacySheet = () => null
