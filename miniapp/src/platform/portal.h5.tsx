import type { PropsWithChildren } from 'react'
import { createPortal } from 'react-dom'

/** Draws above everything else on the page. */
export const Portal = ({ children }: PropsWithChildren) => createPortal(children, document.body)
