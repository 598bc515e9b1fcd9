import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/cheji'
import { accessible } from '../../../platform/accessible'
import { Card } from '../../../ui/card'
import { classNames } from '../../../ui/class-names'
import { Heading } from '../../../ui/heading'
import { Segment } from '../../../ui/segment'
import './range-card.scss'
import { catalogueTexts as texts } from '../texts'
import { makerRangeWords } from '../trim-words'
import { trimWords } from '../../../ui/trim-words'
import { seasonOf } from './season'

const SEASONS = (['spring', 'summer', 'winter'] as const).map((value) => ({ value, word: texts.seasons[value] }))

/** Kilometres that each trim really goes in a season, bars from zero, the maker's figure beside them. */
export const RangeCard = ({ trims, chosen }: { trims: readonly Trim[]; chosen: Trim }) => {
  const [season, setSeason] = useState(() => seasonOf(client.serverNow()))
  const longest = Math.max(...trims.map(({ rangeKm }) => rangeKm))
  return (
    <Card>
      <Heading>{texts.rangeTitle}</Heading>
      <View className="cj-mt2">
        <Segment label={texts.seasonsLabel} options={SEASONS} chosen={season} onChoose={setSeason} />
      </View>
      {trims.map((trim) => {
        const km = trim.rangeEstimate[season]
        const name = trimWords(trim.name)
        return (
          <View
            key={trim.trimId}
            className="cj-mt3"
            {...accessible({ role: 'img', label: texts.rangeOf(name, km, texts.seasons[season]) })}
          >
            <View className="cj-line cj-line--apart cj-line--base">
              <Text className={trim.trimId === chosen.trimId ? 'cj-strong' : ''}>{name}</Text>
              <Text className="cj-strong cj-num">{texts.about(km)}</Text>
            </View>
            <View className="cj-range-bar">
              <View
                className={classNames('cj-range-bar__real', trim.trimId === chosen.trimId && 'cj-range-bar__real--on')}
                style={{ width: share(km, longest) }}
              />
              <View className="cj-range-bar__maker" style={{ width: share(trim.rangeKm - km, longest) }} />
            </View>
            <View className="cj-quiet">{texts.makerRange(makerRangeWords(trim))}</View>
          </View>
        )
      })}
      <View className="cj-quiet cj-mt3">
        {season === 'winter' ? texts.winterMotorway(chosen.rangeEstimate.winterMotorway) : ''}
        {texts.rangeHow}
      </View>
    </Card>
  )
}

const share = (km: number, longest: number): string => `${((100 * km) / longest).toFixed(1)}%`
