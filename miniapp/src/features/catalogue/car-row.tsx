import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names'
import { Picture } from '../../ui/picture'
import { Press } from '../../ui/press'
import './car-row.scss'

interface CarRowProps {
  pictureUrl: string
  title: ReactNode
  /** Lines below the title. */
  notes: ReactNode
  /** At the right edge: a price, a heart. */
  side: ReactNode
  last?: boolean
  onOpen: () => void
}

/** A car in a list of rows: drawn small, all at one scale. */
export const CarRow = ({ pictureUrl, title, notes, side, last, onOpen }: CarRowProps) => (
  <Press className={classNames('cj-row cj-car-row', last && 'cj-row--last')} role="link" onPress={onOpen}>
    <Picture className="cj-car-row__car" src={pictureUrl} lazy />
    <View className="cj-grow">
      <View className="cj-strong">{title}</View>
      {notes}
    </View>
    <View className="cj-car-row__side">{side}</View>
  </Press>
)
