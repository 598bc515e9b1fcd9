import type { PropsWithChildren } from 'react'

/** A browser asks for each permission itself, so nothing ever shows this button. */
export const AgreePrivacyButton = (
  _props: PropsWithChildren<{ className: string; onAgree: (buttonId: string) => void }>,
) => null
