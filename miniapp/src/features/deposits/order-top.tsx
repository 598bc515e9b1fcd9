import { View } from '@tarojs/components'
import { accessible } from '../../platform/accessible'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import { ExactPrice } from '../../ui/price'
import './deposits.scss'
import type { OrderHead } from './order-head'

/** The first thing on an order's page: until when, or how much. */
export const OrderTop = ({ head }: { head: OrderHead }) => (
  <View className="cj-pad cj-order-head">
    {head.good ? (
      <View className="cj-line">
        <Icon name="check" size="l" colour="pine" />
        <Heading size="title" className="cj-ml2">
          {head.note}
        </Heading>
      </View>
    ) : (
      <View className="cj-note">{head.note}</View>
    )}
    {head.fen === undefined ? (
      <View className="cj-hero" {...accessible({ role: 'heading', level: 1 })}>
        {head.hero}
      </View>
    ) : (
      <View className="cj-mt1">
        <ExactPrice fen={head.fen} size="hero" />
      </View>
    )}
    {head.words !== undefined && <View className="cj-note cj-mt1">{head.words}</View>}
  </View>
)
