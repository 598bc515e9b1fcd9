import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import type { Colour, IconName } from './icon'
import { Icon } from './icon'

const LOOKS = {
  plain: ['info', 'ink'],
  good: ['check', 'pine-deep'],
  look: ['warning', 'amber'],
  bad: ['warning', 'red'],
} as const satisfies Record<string, readonly [IconName, Colour]>

interface NoticeProps {
  /** look: she decides. bad: broken or refused. */
  kind?: keyof typeof LOOKS
  icon?: IconName
  className?: string
}

/** One or two sentences with an icon. `bad` and `look` are read out when they appear. */
export const Notice = ({ kind = 'plain', icon, className, children }: PropsWithChildren<NoticeProps>) => {
  const [defaultIcon, colour] = LOOKS[kind]
  const spoken = kind === 'bad' ? accessible({ role: 'alert' }) : kind === 'plain' ? {} : accessible({ role: 'status' })
  return (
    <View className={classNames('cj-notice', kind !== 'plain' && `cj-notice--${kind}`, className)} {...spoken}>
      <Icon name={icon ?? defaultIcon} size="s" colour={colour} />
      <View className="cj-grow">{children}</View>
    </View>
  )
}
