import { Text, View } from '@tarojs/components'
import { fenToWanText, fenToYuanText } from '@cheji/shared/kernel/money'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'

interface PriceProps {
  fen: number
  /** hero 36, price 26, head 18, body 16. */
  size?: 'hero' | 'price' | 'head' | 'body'
}

const priceClass = (size: PriceProps['size']): string =>
  classNames('cj-price', size !== 'price' && `cj-price--${size ?? ''}`)

/** `¥5.68万起`: where a model begins. `begins={false}` leaves 起 out, for one trim's price. */
export const FromPrice = ({ fen, size = 'price', begins = true }: PriceProps & { begins?: boolean }) => {
  const number = fenToWanText(fen)
  return (
    <View className={priceClass(size)} {...accessible({ role: 'group', label: `${number} 万元${begins ? '起' : ''}` })}>
      <Text className="cj-price__sign">¥</Text>
      <Text>{number}</Text>
      <Text className="cj-price__unit">{begins ? '万起' : '万'}</Text>
    </View>
  )
}

/** `56,800 元`: one exact price, everywhere money will be paid. */
export const ExactPrice = ({ fen, size = 'price', unit = '元' }: PriceProps & { unit?: string }) => (
  <View className={priceClass(size)}>
    <Text>{fenToYuanText(fen)}</Text>
    <Text className="cj-price__unit">{unit}</Text>
  </View>
)
