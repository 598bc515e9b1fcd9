import type { PriceEntry, PriceHistory } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { client } from '../../../api/cheji'
import { openHelp } from '../../../platform/routes'
import { Button } from '../../../ui/button'
import { Card, Rule } from '../../../ui/card'
import { exactPriceWords } from '../../../ui/format'
import { Heading } from '../../../ui/heading'
import { Icon } from '../../../ui/icon'
import { ExactPrice } from '../../../ui/price'
import { PriceTag } from '../../../ui/price-tag'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'
import { dayWords, PriceChart } from './price-chart'

/** The one price of a trim, how it came about, and what we promise. */
export const PriceHistoryContent = ({ history }: { history: PriceHistory }) => {
  const now = client.serverNow()
  const { current, entries, promise } = history
  return (
    <>
      <PriceTag facts={<View className="cj-note cj-clauses">{texts.since(dayWords(current.since, now))}</View>}>
        <View className="cj-note">
          {history.modelName} {trimWords(history.trimName)}
        </View>
        <View className="cj-mt1">
          <ExactPrice fen={current.priceFen} size="hero" />
        </View>
        <View className="cj-quiet cj-mt1">{texts.carPriceOnly}</View>
      </PriceTag>
      <Card>
        <Heading>{texts.howPrice}</Heading>
        {entries.length > 1 ? (
          <>
            <PriceChart entries={entries} now={now} />
            <Rule />
            {entries.map((entry) => (
              <Change key={entry.version} entry={entry} now={now} />
            ))}
          </>
        ) : (
          <View className="cj-mt2">{texts.neverChanged(dayWords(current.since, now))}</View>
        )}
      </Card>
      <Card>
        <Heading>{texts.weKeep}</Heading>
        {promise.map((sentence) => (
          <View key={sentence} className="cj-line cj-line--top cj-mt3">
            <Icon name="check" colour="pine" />
            <View className="cj-grow cj-ml2">{sentence}</View>
          </View>
        ))}
        <View className="cj-quiet cj-mt3">{texts.storesAgree(history.storeCount)}</View>
      </Card>
      <View className="cj-pad cj-line">
        <Button kind="plain" icon="flag" onPress={openHelp}>
          {texts.otherPrice}
        </Button>
      </View>
    </>
  )
}

const Change = ({ entry: { since, priceFen, changeFen, reason }, now }: { entry: PriceEntry; now: Date }) => (
  <View className="cj-mt2">
    <View className="cj-quiet">{dayWords(since, now)}</View>
    <View className="cj-strong cj-clauses">{changeWords(priceFen, changeFen, reason)}</View>
  </View>
)

/** `降 2,500 元，厂家下调指导价`. */
export const changeWords = (priceFen: number, changeFen: number | null, reason: string): string => {
  if (changeFen === null || changeFen === 0) return `${exactPriceWords(priceFen)}，${reason}`
  return changeFen < 0
    ? texts.wentDown(exactPriceWords(-changeFen), reason)
    : texts.wentUp(exactPriceWords(changeFen), reason)
}
