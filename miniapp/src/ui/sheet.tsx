import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { useContext } from 'react'
import { accessible } from '../platform/accessible'
import { Portal } from '../platform/portal'
import { classNames } from './class-names'
import { Icon } from './icon'
import { useLargeText } from './large-text'
import { PageShown } from './page-shown'
import { Press } from './press'
import { uiTexts } from './texts'

interface SheetProps {
  title: string
  /** A quiet deed beside the cross (清空). */
  aside?: ReactNode
  /** Buttons at the foot, one solid. */
  foot?: ReactNode
  onClose: () => void
}

/** A sheet from below: title left, cross right, solid button at the foot; a tap on the veil closes it. Render it only while open. */
export const Sheet = ({ title, aside, foot, onClose, children }: PropsWithChildren<SheetProps>) => {
  const large = useLargeText()
  const shown = useContext(PageShown)
  return (
    <Portal>
      <View className={classNames('cj-root', large && 'cj-large', !shown && 'cj-root--below')}>
        <View className="cj-veil" catchMove onClick={onClose} {...accessible({ hidden: true })} />
        <View className="cj-sheet" {...accessible({ role: 'dialog', label: title })}>
          <View className="cj-sheet__head">
            <View className="cj-title cj-grow" {...accessible({ role: 'heading', level: 2 })}>
              {title}
            </View>
            {aside}
            <Press className="cj-sheet__close" label={uiTexts.close} onPress={onClose}>
              <Icon name="close" />
            </Press>
          </View>
          <View className="cj-sheet__body">{children}</View>
          {foot !== undefined && <View className="cj-sheet__foot">{foot}</View>}
        </View>
      </View>
    </Portal>
  )
}

/** One button of a sheet's foot, a row of its own. */
export const SheetRow = ({ children }: PropsWithChildren) => <View className="cj-sheet__row">{children}</View>
