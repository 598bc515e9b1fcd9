import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'

interface HeadingProps {
  /** title 22 for a page's or sheet's first words, head 18 for a part's. */
  size?: 'title' | 'head'
  className?: string
}

export const Heading = ({ size = 'head', className, children }: PropsWithChildren<HeadingProps>) => (
  <View
    className={classNames(`cj-${size}`, className)}
    {...accessible({ role: 'heading', level: size === 'title' ? 1 : 2 })}
  >
    {children}
  </View>
)
