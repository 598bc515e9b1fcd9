import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { Card, Fact } from '../../../ui/card'
import { Heading } from '../../../ui/heading'
import { specTexts } from '../spec-texts'
import { catalogueTexts as texts } from '../texts'
import { fastChargeWords, plainNumber } from '../trim-words'

/** The most that a household socket gives. */
const SOCKET_KW = 3.5

/** How long charging takes, at a station and at home. */
export const ChargingCard = ({ trim: { fastCharge, acFullHours, acChargeKw, daysPerCharge } }: { trim: Trim }) => (
  <Card>
    <Heading>{texts.chargingTitle}</Heading>
    <View className="cj-mt2">
      <Fact name={texts.fastRow} right>
        {fastChargeWords(fastCharge)}
      </Fact>
      <Fact name={texts.slowRow} right>
        {acFullHours === null ? texts.unknown : texts.hours(plainNumber(acFullHours))}
      </Fact>
      {acChargeKw !== null && (
        <Fact name={texts.socketRow} right>
          {acChargeKw <= SOCKET_KW ? texts.socketYes : texts.socketNo}
        </Fact>
      )}
      <Fact name={texts.everyDay} right>
        {specTexts.daysWords(daysPerCharge.spring, daysPerCharge.winter)}
      </Fact>
    </View>
  </Card>
)
