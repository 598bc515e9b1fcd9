import { RootPortal } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

/** Draws above everything else on the page. */
export const Portal = ({ children }: PropsWithChildren) => <RootPortal>{children}</RootPortal>
