import { ScrollView, Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from './class-names'
import type { IconName } from './icon'
import { Icon } from './icon'
import { Press } from './press'

interface ChipProps {
  label: string
  /** How many there are with it; none and not chosen: pale and cannot be pressed. */
  count?: number | undefined
  on?: boolean
  icon?: IconName
  /** Chosen and taken off by a tap (the empty list): a cross instead of a check. */
  removable?: boolean
  onPress: () => void
}

export const Chip = ({ label, count, on = false, icon, removable = false, onPress }: ChipProps) => {
  const none = count === 0 && !on
  const shownIcon = icon ?? (on && !removable ? 'check' : undefined)
  return (
    <Press
      className={classNames('cj-chip', on && 'cj-chip--on', none && 'cj-chip--none')}
      label={[label, count === undefined ? '' : `${String(count)} 个`, removable ? '去掉' : '']
        .filter(Boolean)
        .join('，')}
      checked={icon === undefined || on ? on : undefined}
      disabled={none}
      onPress={none ? undefined : onPress}
    >
      {shownIcon && <Icon name={shownIcon} size="s" />}
      <Text>{label}</Text>
      {count !== undefined && <Text className="cj-chip__n">{count}</Text>}
      {removable && <Icon name="close" size="s" className="cj-ml1" />}
    </Press>
  )
}

/** Chips in one row that scrolls sideways, or wrapped over several. */
export const ChipRow = ({ wrap = false, children }: PropsWithChildren<{ wrap?: boolean }>) =>
  wrap ? (
    <View className="cj-chips cj-chips--wrap">{children}</View>
  ) : (
    <ScrollView className="cj-chips__scroll" scrollX enhanced showScrollbar={false}>
      <View className="cj-chips">{children}</View>
    </ScrollView>
  )
