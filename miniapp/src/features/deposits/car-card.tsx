import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { OrderedCar } from '@cheji/shared/deposits/deposits.contract'
import { Card } from '../../ui/card'
import { useLargeText } from '../../ui/large-text'
import { Picture } from '../../ui/picture'
import { carWords } from './deposit-words'
import './deposits.scss'

interface CarCardProps {
  car: OrderedCar
  /** The colour and the store, or when it was ordered. */
  note: string
  /** On the right: the way to another store. */
  action?: ReactNode
}

/** Which car, and what else tells it from others. Large text keeps the words and drops the picture. */
export const CarCard = ({ car, note, action }: CarCardProps) => {
  const large = useLargeText()
  return (
    <Card className="cj-line cj-order-car-card">
      {!large && car.pictureUrl !== '' && <Picture className="cj-order-car" src={car.pictureUrl} />}
      <View className="cj-grow cj-clauses">
        <View className="cj-strong">{carWords(car)}</View>
        <View className="cj-note">{note}</View>
      </View>
      {action}
    </Card>
  )
}
