import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { accessible, keyboardPress } from '../platform/accessible'
import type { Accessibility } from '../platform/accessible.types'
import { classNames } from './class-names'

export interface PressProps extends Pick<Accessibility, 'label' | 'checked' | 'disabled' | 'expanded'> {
  role?: Accessibility['role'] | undefined
  className?: string | undefined
  id?: string
  onPress?: (() => void) | undefined
}

/** Whatever can be pressed: role and label for readers, keyboard in the browser. Of two that are nested the inner one wins. */
export const Press = ({
  role = 'button',
  className,
  id,
  onPress,
  children,
  ...rest
}: PropsWithChildren<PressProps>) => {
  const press = () => onPress?.()
  return (
    <View
      className={classNames('cj-press', className)}
      {...(id !== undefined && { id })}
      onClick={(event) => {
        event.stopPropagation()
        press()
      }}
      {...accessible({ role, ...rest })}
      {...keyboardPress(press)}
    >
      {children}
    </View>
  )
}
