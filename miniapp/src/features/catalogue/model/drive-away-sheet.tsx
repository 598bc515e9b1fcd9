import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { wanSpanWords } from '@cheji/shared/catalogue/drive-away'
import { fenToYuanText } from '@cheji/shared/kernel/money'
import { View } from '@tarojs/components'
import { Fact, Rule } from '../../../ui/card'
import { exactPriceWords } from '../../../ui/format'
import { Sheet } from '../../../ui/sheet'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'

/** What the drive-away estimate is made of. */
export const DriveAwaySheet = ({ trim: { name, driveAway }, onClose }: { trim: Trim; onClose: () => void }) => (
  <Sheet title={texts.driveAwayTitle} onClose={onClose}>
    <View className="cj-note">{trimWords(name)}</View>
    <Fact name={texts.driveAwayCar} right>
      {exactPriceWords(driveAway.carFen)}
    </Fact>
    <Fact name={texts.driveAwayTax} right>
      {exactPriceWords(driveAway.purchaseTaxFen)}
    </Fact>
    <View className="cj-quiet">{driveAway.taxRule}</View>
    <Fact name={texts.driveAwayCompulsory} right>
      {exactPriceWords(driveAway.compulsoryInsuranceFen)}
    </Fact>
    <Fact name={texts.driveAwayPlates} right>
      {exactPriceWords(driveAway.platesFen)}
    </Fact>
    <Fact name={texts.driveAwayCommercial} right>
      {yuanSpanWords(driveAway.commercialInsuranceLowFen, driveAway.commercialInsuranceHighFen)}
    </Fact>
    <Rule />
    <Fact name={texts.driveAwaySum} right>
      {wanSpanWords(driveAway.totalLowFen, driveAway.totalHighFen)}
    </Fact>
    <View className="cj-quiet cj-mt2">{texts.driveAwayNote}</View>
  </Sheet>
)

/** `2,500–4,500 元`. */
export const yuanSpanWords = (lowFen: number, highFen: number): string =>
  `${fenToYuanText(lowFen)}–${exactPriceWords(highFen)}`
