import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { IconName } from './icon'
import { Icon } from './icon'
import { Press } from './press'

export interface ButtonProps {
  children: ReactNode
  /** solid: the one deed of a screen. plain: an outlined other way. danger: rescue and delete only. */
  kind?: 'solid' | 'plain' | 'danger'
  icon?: IconName
  small?: boolean
  /** As wide as its words instead of sharing the row. */
  narrow?: boolean
  /** What is still missing, shown instead of the words: the button is then off, but says so. */
  missing?: string | undefined
  /** Pressed while off: mark the place where something is missing. */
  onMissing?: () => void
  /** A deed under way: off, with these words. */
  busy?: string | undefined
  onPress?: () => void
  className?: string
}

/** The class names of a button, for the native buttons of `platform/` that must look alike. */
export const buttonClass = ({
  kind = 'solid',
  small,
  narrow,
  off,
}: Pick<ButtonProps, 'kind' | 'small' | 'narrow'> & { off?: boolean }): string =>
  classNames(
    'cj-btn',
    kind === 'plain' && 'cj-btn--plain',
    kind === 'danger' && 'cj-btn--danger',
    small && 'cj-btn--small',
    narrow && 'cj-btn--fixed',
    off && 'cj-btn--off',
  )

export const Button = ({ children, icon, missing, onMissing, busy, onPress, className, ...look }: ButtonProps) => {
  const off = missing !== undefined || busy !== undefined
  const press = () => {
    if (busy !== undefined) return
    if (missing === undefined) onPress?.()
    else onMissing?.()
  }
  return (
    <Press className={classNames(buttonClass({ ...look, off }), className)} disabled={off} onPress={press}>
      {icon && !off && <Icon name={icon} size={look.small ? 's' : 'm'} />}
      <Text>{busy ?? missing ?? children}</Text>
    </Press>
  )
}

/** Words that can be pressed, 50 high. */
export const TextButton = ({
  children,
  icon,
  onPress,
  className,
}: Pick<ButtonProps, 'children' | 'icon' | 'onPress' | 'className'>) => (
  <Press className={classNames('cj-text-btn', className)} onPress={onPress}>
    {icon && <Icon name={icon} size="s" className="cj-mr1" />}
    <Text>{children}</Text>
  </Press>
)

interface WordButtonProps {
  icon: IconName
  /** Two characters: 电话, 导航. */
  word: string
  /** Said to readers when the word alone is not enough: "电话，打给沭阳人民路店"; it begins with the word. */
  label?: string
  onPress: () => void
}

/** An icon over its word, 58 × 56. */
export const WordButton = ({ icon, word, label, onPress }: WordButtonProps) => (
  <Press className="cj-word-btn" label={label ?? word} onPress={onPress}>
    <Icon name={icon} />
    <Text>{word}</Text>
  </Press>
)

/** An icon alone: it needs a label. */
export const IconButton = ({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) => (
  <Press className="cj-icon-btn" label={label} onPress={onPress}>
    <Icon name={icon} />
  </Press>
)
