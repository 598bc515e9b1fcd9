import { Text, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Children } from 'react'
import { classNames } from './class-names'
import type { IconName } from './icon'
import { Icon } from './icon'
import { Press } from './press'

interface BottomBarProps {
  /** A line above the buttons: what it costs, what happens next. */
  say?: ReactNode
  sayIcon?: IconName
  /** A consent (`Checkbox`) above the buttons, instead of a line. */
  consent?: ReactNode
  /** `BarIcon`s left of the buttons, at most two. */
  icons?: ReactNode
  /** Lies above the tab bar (the tray of 对比). */
  overTabs?: boolean
}

/** What is fixed under the thumb. Put it into `Page`'s `bar`: it takes its real height there and hides nothing. */
export const BottomBar = ({ say, sayIcon, consent, icons, overTabs, children }: PropsWithChildren<BottomBarProps>) => (
  <View className={classNames('cj-bar', overTabs && 'cj-bar--over-tabs')}>
    {say !== undefined && (
      <View className="cj-bar__say">
        {sayIcon && <Icon name={sayIcon} size="s" />}
        <View className="cj-grow">{say}</View>
      </View>
    )}
    {consent}
    <View className="cj-bar__row">
      {icons}
      {Children.toArray(children).map((child, i) => [
        i > 0 && <View key={`gap${String(i)}`} className="cj-bar__gap" />,
        child,
      ])}
    </View>
  </View>
)

interface BarIconProps {
  icon: IconName
  word: string
  /** A thing that is on or off (收藏): readers hear it. */
  on?: boolean
  onPress: () => void
}

export const BarIcon = ({ icon, word, on, onPress }: BarIconProps) => (
  <Press className={classNames('cj-bar__icon', on && 'cj-c-pine')} label={word} checked={on} onPress={onPress}>
    <Icon name={icon} />
    <Text>{word}</Text>
  </Press>
)
