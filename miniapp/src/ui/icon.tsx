import { View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import './icons.scss'

/** Every name has its picture in icons/ and its line in icons.scss (a test compares them). */
export type IconName =
  | 'backspace'
  | 'battery'
  | 'bell'
  | 'bolt'
  | 'calendar'
  | 'camera'
  | 'car'
  | 'check'
  | 'chevron-down'
  | 'chevron-left'
  | 'chevron-right'
  | 'chevron-up'
  | 'clock'
  | 'close'
  | 'compare'
  | 'crash'
  | 'document'
  | 'edit'
  | 'filter'
  | 'flag'
  | 'headset'
  | 'heart'
  | 'heart-solid'
  | 'info'
  | 'key'
  | 'list'
  | 'location'
  | 'lock'
  | 'map'
  | 'message'
  | 'minus'
  | 'more'
  | 'navigate'
  | 'offline'
  | 'parking'
  | 'phone'
  | 'plug-ac'
  | 'plug-dc'
  | 'plus'
  | 'qr'
  | 'refresh'
  | 'rmb'
  | 'road'
  | 'route'
  | 'ruler'
  | 'search'
  | 'seat'
  | 'share'
  | 'shield'
  | 'snow'
  | 'sort'
  | 'star'
  | 'star-solid'
  | 'steering'
  | 'store'
  | 'sun'
  | 'tag'
  | 'target'
  | 'text-size'
  | 'tow'
  | 'trash'
  | 'truck'
  | 'tyre'
  | 'user'
  | 'van'
  | 'wallet'
  | 'warning'
  | 'wrench'

export type Colour = 'ink' | 'ink-2' | 'ink-3' | 'pine' | 'pine-deep' | 'amber' | 'red' | 'blue' | 'white'

interface IconProps {
  name: IconName
  /** s 18 in text, m 24 in rows, l 32 and xl 44 in tiles; larger in large text. */
  size?: 's' | 'm' | 'l' | 'xl'
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
