import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { EmptyArt } from './art'
import { EMPTY_ART } from './art'
import { Heading } from './heading'
import { useLargeText } from './large-text'
import { Picture } from './picture'

interface EmptyStateProps {
  art: EmptyArt
  title: string
  /** One sentence. */
  words?: string
}

/** Nothing here: picture, one sentence, and as children the ways out. Large text keeps the words and drops the picture. */
export const EmptyState = ({ art, title, words, children }: PropsWithChildren<EmptyStateProps>) => {
  const large = useLargeText()
  return (
    <View className="cj-blank">
      {!large && <Picture className="cj-blank__art" src={EMPTY_ART[art]} />}
      <Heading size="title">{title}</Heading>
      {words !== undefined && <View className="cj-mt1">{words}</View>}
      {children}
    </View>
  )
}
