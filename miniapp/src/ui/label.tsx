import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { uiTexts } from './texts'

/** A small word about a thing; it cannot be pressed. */
export const Label = ({ kind, children }: PropsWithChildren<{ kind?: 'good' | 'look' | 'bad' }>) => (
  <Text className={classNames('cj-label', kind && `cj-label--${kind}`)}>{children}</Text>
)

/** "更好", only for one trim against one trim and beyond dispute. */
export const Better = () => (
  <View className="cj-better">
    <Icon name="check" />
    <Text>{uiTexts.better}</Text>
  </View>
)
