import { Text, View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Label } from '../../ui/label'
import { useLargeText } from '../../ui/large-text'
import { Picture } from '../../ui/picture'
import { Press } from '../../ui/press'
import { factOf, labelOf } from './deposit-words'
import './deposits.scss'
import { depositTexts as texts } from './texts'
import { dayOrTimeWords } from './time-words'

/** One order of the list: its state and day, the car, one fact about money or time. */
export const OrderCard = ({ deposit, now }: { deposit: Deposit; now: Date }) => {
  const large = useLargeText()
  const { words, kind } = labelOf(deposit)
  const fact = factOf(deposit, now)
  const { car, depositId, role, createdAt } = deposit
  return (
    <Card className="cj-order-car-card">
      <Press role="link" onPress={() => void openPage(PAGES.order, { depositId })}>
        <View className="cj-line cj-line--apart">
          <View className="cj-line cj-line--wrap">
            <Label {...(kind && { kind })}>{words}</Label>
            {role === 'payer' && <Label>{texts.labelPayer}</Label>}
          </View>
          <Text className="cj-quiet">{dayOrTimeWords(createdAt, now)}</Text>
        </View>
        <View className="cj-line cj-mt2">
          {!large && car.pictureUrl !== '' && <Picture className="cj-order-car" src={car.pictureUrl} lazy />}
          <View className="cj-grow">
            <View className="cj-strong">{car.modelName}</View>
            <View className="cj-note">
              {fact.words}
              {fact.urgent !== undefined && <Text className="cj-look">{fact.urgent}</Text>}
            </View>
          </View>
          <Icon name="chevron-right" size="s" colour="ink-3" />
        </View>
      </Press>
    </Card>
  )
}
