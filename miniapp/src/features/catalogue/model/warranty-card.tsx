import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { Card, Fact, Row, Rule } from '../../../ui/card'
import { Heading } from '../../../ui/heading'
import { catalogueTexts as texts } from '../texts'
import { plainNumber } from '../trim-words'
import { trimWords } from '../../../ui/trim-words'
import { yuanSpanWords } from './drive-away-sheet'

/** `8 年或 12 万公里`. */
export const warrantyWords = ({ years, km }: Trim['warrantyBattery']): string =>
  texts.warrantyWords(years, texts.wanKm(plainNumber(km / 10_000)))

/** Who pays when something breaks: the maker's promise for this trim, and the law's for every car. */
export const WarrantyCards = ({ trim }: { trim: Trim }) => {
  const { driveAway, warrantyVehicle, warrantyBattery } = trim
  return (
    <>
      <Card>
        <Heading>{texts.warrantyRow}</Heading>
        <View className="cj-note">{texts.warrantyOf(trimWords(trim.name))}</View>
        <Fact name={texts.warrantyVehicle} right>
          {warrantyWords(warrantyVehicle)}
        </Fact>
        <Fact name={texts.warrantyBattery} right>
          {warrantyWords(warrantyBattery)}
        </Fact>
        <Rule />
        <View className="cj-note">
          <Text className="cj-strong">{texts.notCovered}</Text>
          {texts.notCoveredWords}
        </View>
        <View className="cj-quiet cj-mt2">{texts.warrantySource}</View>
      </Card>
      <Card>
        <Heading>{texts.lawTitle}</Heading>
        <Fact name={texts.lawFire} right>
          {texts.lawFireDo}
        </Fact>
        <Fact name={texts.lawSevenDays} right>
          {texts.lawSevenDaysDo}
        </Fact>
        <Fact name={texts.lawSlow} right>
          {texts.lawSlowDo}
        </Fact>
      </Card>
      <Card flush>
        <Row
          icon="shield"
          title={texts.insuranceFirst}
          note={texts.insuranceNote}
          value={
            <View className="cj-strong">
              {yuanSpanWords(
                driveAway.compulsoryInsuranceFen + driveAway.commercialInsuranceLowFen,
                driveAway.compulsoryInsuranceFen + driveAway.commercialInsuranceHighFen,
              )}
            </View>
          }
          last
        />
      </Card>
    </>
  )
}
