import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Icon } from './icon'
import { Press } from './press'

interface PriceTagProps {
  /** Between the top and the foot: facts that belong to the price. */
  facts?: ReactNode
  /** Words of the foot (usually a `PromiseBadge`); pressing it opens the price history. */
  foot?: ReactNode
  footLabel?: string
  onFoot?: () => void
}

/** The one signature: cut corners, punched hole, dashed fold. Only around the national price or the deposit. */
export const PriceTag = ({ facts, foot, footLabel, onFoot, children }: PropsWithChildren<PriceTagProps>) => (
  <View className="cj-tag">
    <View className="cj-tag__cut" />
    <View className="cj-tag__cut cj-tag__cut--b" />
    <View className="cj-tag__hole" />
    <View className="cj-tag__top">{children}</View>
    {facts !== undefined && <View className="cj-tag__facts">{facts}</View>}
    {foot !== undefined && (
      <Press className="cj-tag__foot" role="link" label={footLabel} onPress={onFoot}>
        <View className="cj-grow">{foot}</View>
        {onFoot && <Icon name="chevron-right" size="s" colour="ink-3" />}
      </Press>
    )}
  </View>
)
