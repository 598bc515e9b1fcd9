import type { PriceEntry } from '@cheji/shared/catalogue/catalogue.contract'
import { fenToYuanText } from '@cheji/shared/kernel/money'
import { beijingDay } from '@cheji/shared/kernel/time'
import { Text, View } from '@tarojs/components'
import { accessible } from '../../../platform/accessible'
import { classNames } from '../../../ui/class-names'
import { exactPriceWords, monthDayWords } from '../../../ui/format'
import './price-chart.scss'
import { catalogueTexts as texts } from '../texts'
import { priceSteps } from './price-steps'

/** How the price came to be what it is: columns whose width is time and whose height is the price. */
export const PriceChart = ({ entries, now }: { entries: readonly PriceEntry[]; now: Date }) => {
  const { steps, baseFen } = priceSteps(entries, now)
  const label = texts.stepsLabel(
    steps.map(({ entry }) => texts.stepWords(dayWords(entry.since, now), exactPriceWords(entry.priceFen))).join('，'),
  )
  return (
    <View>
      <View className="cj-steps cj-mt3" {...accessible({ role: 'img', label })}>
        {steps.map(({ entry, widthPercent, heightPercent, isNow }) => (
          <View
            key={entry.version}
            className={classNames('cj-steps__s', isNow && 'cj-steps__s--now')}
            style={{ width: percent(widthPercent), height: percent(heightPercent) }}
          >
            <Text className="cj-steps__v">
              {isNow ? exactPriceWords(entry.priceFen) : fenToYuanText(entry.priceFen)}
            </Text>
          </View>
        ))}
      </View>
      <View className="cj-line cj-line--top cj-mark cj-mt2" {...accessible({ hidden: true })}>
        {steps.map(({ entry, widthPercent, isNow }) => (
          <View key={entry.version} style={{ width: percent(widthPercent) }}>
            {isNow ? texts.untilNow(dayWords(entry.since, now)) : dayWords(entry.since, now)}
          </View>
        ))}
      </View>
      <View className="cj-quiet cj-mt1">{texts.stepsFrom(exactPriceWords(baseFen))}</View>
    </View>
  )
}

/** `11 月 1 日`, with the year where it is not this one. */
export const dayWords = (day: string, now: Date): string =>
  day.slice(0, 4) === beijingDay(now).slice(0, 4) ? monthDayWords(day) : `${day.slice(0, 4)} 年 ${monthDayWords(day)}`

const percent = (value: number): string => `${value.toFixed(1)}%`
