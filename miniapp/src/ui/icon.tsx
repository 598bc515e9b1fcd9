import { View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import './icons.scss'

/** Every name has its picture in icons/ and its line in icons.scss (a test compares them). */
export type IconName =
  | 'battery'
  | 'bell'
  | 'calendar'
  | 'car'
  | 'check'
  | 'chevron-down'
  | 'chevron-right'
  | 'chevron-up'
  | 'clock'
  | 'close'
  | 'compare'
  | 'crash'
  | 'document'
  | 'filter'
  | 'flag'
  | 'headset'
  | 'heart'
  | 'heart-solid'
  | 'info'
  | 'list'
  | 'location'
  | 'lock'
  | 'message'
  | 'minus'
  | 'more'
  | 'navigate'
  | 'offline'
  | 'phone'
  | 'plug-dc'
  | 'plus'
  | 'qr'
  | 'rmb'
  | 'road'
  | 'search'
  | 'share'
  | 'shield'
  | 'steering'
  | 'store'
  | 'tag'
  | 'target'
  | 'text-size'
  | 'trash'
  | 'user'
  | 'warning'
  | 'wrench'

export type Colour = 'ink' | 'ink-2' | 'ink-3' | 'pine' | 'pine-deep' | 'amber' | 'red' | 'white'

interface IconProps {
  name: IconName
  /** s 18 in text, m 24 in rows, l 32 in tiles; larger in large text. */
  size?: 's' | 'm' | 'l'
  /** Without one it has the colour of the text around it. */
  colour?: Colour
  /** Only for an icon that stands alone; others are decoration and not read. */
  label?: string
  className?: string
}

export const Icon = ({ name, size = 'm', colour, label, className }: IconProps) => (
  <View
    className={classNames(
      'cj-i',
      `cj-i-${name}`,
      size !== 'm' && `cj-i--${size}`,
      colour && `cj-c-${colour}`,
      className,
    )}
    {...accessible(label === undefined ? { hidden: true } : { role: 'img', label })}
  />
)
