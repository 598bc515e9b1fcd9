import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { Card, Fact, Row, Rule } from '../../../ui/card'
import { Heading } from '../../../ui/heading'
import { specTexts } from '../spec-texts'
import { catalogueTexts as texts } from '../texts'
import { plainNumber } from '../trim-words'
import { trimWords } from '../../../ui/trim-words'
import { yuanSpanWords } from './drive-away-sheet'

/** `8 年或 12 万公里`. */
export const warrantyWords = ({ years, km }: Trim['warrantyBattery']): string =>
  specTexts.warrantyWords(years, specTexts.wanKm(plainNumber(km / 10_000)))

/** Who pays when something breaks: the maker's promise for this trim, and the law's for every car. */
export const WarrantyCards = ({ trim }: { trim: Trim }) => {
  const { driveAway, warrantyVehicle, warrantyBattery } = trim
  return (
    <>
      <Card>
        <Heading>{texts.warrantyRow}</Heading>
        <View className="cj-note">{specTexts.warrantyOf(trimWords(trim.name))}</View>
        <Fact name={specTexts.warrantyVehicle} right>
          {warrantyWords(warrantyVehicle)}
        </Fact>
        <Fact name={specTexts.warrantyBattery} right>
          {warrantyWords(warrantyBattery)}
        </Fact>
        <Rule />
        <View className="cj-note">
          <Text className="cj-strong">{specTexts.notCovered}</Text>
          {specTexts.notCoveredWords}
        </View>
        <View className="cj-quiet cj-mt2">{specTexts.warrantySource}</View>
      </Card>
      <Card>
        <Heading>{specTexts.lawTitle}</Heading>
        <Fact name={specTexts.lawFire} right>
          {specTexts.lawFireDo}
        </Fact>
        <Fact name={specTexts.lawSevenDays} right>
          {specTexts.lawSevenDaysDo}
        </Fact>
        <Fact name={specTexts.lawSlow} right>
          {specTexts.lawSlowDo}
        </Fact>
      </Card>
      <Card flush>
        <Row
          icon="shield"
          title={specTexts.insuranceFirst}
          note={specTexts.insuranceNote}
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
