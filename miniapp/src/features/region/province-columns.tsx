import { ScrollView, View } from '@tarojs/components'
import type { County, PrefectureRow, ProvinceRow } from '@cheji/shared/stores/stores.contract'
import { accessible } from '../../platform/accessible'
import { useFirstInSight } from '../../platform/first-in-sight'
import { classNames } from '../../ui/class-names'
import { Press } from '../../ui/press'
import { storesWords } from './county-results'
import './region.scss'
import { shortName } from './short-name'
import { regionTexts as texts } from './texts'

interface ProvinceRailProps {
  provinces: readonly ProvinceRow[]
  chosen: string | undefined
  /** Scrolled to when the list opens; later choices stay where her finger is. */
  first: string | undefined
  onChoose: (adcode: string) => void
}

/** Provinces down the left side; the chosen one is white with a pine edge. */
export const ProvinceRail = ({ provinces, chosen, first, onChoose }: ProvinceRailProps) => (
  <ScrollView
    className="cj-rail"
    scrollY
    enhanced
    showScrollbar={false}
    {...useFirstInSight(first === undefined ? undefined : railId(first))}
  >
    <View {...accessible({ role: 'tablist', label: texts.provinces })}>
      {provinces.map(({ adcode, name }) => (
        <Press
          key={adcode}
          id={railId(adcode)}
          className={classNames('cj-rail__i', adcode === chosen && 'cj-rail__i--on')}
          role="tab"
          checked={adcode === chosen}
          onPress={() => {
            onChoose(adcode)
          }}
        >
          {shortName(name)}
        </Press>
      ))}
    </View>
  </ScrollView>
)

const railId = (adcode: string): string => `province-${adcode}`

interface CountyColumnProps {
  prefectures: readonly PrefectureRow[]
  chosen: string | undefined
  onChoose: (county: County) => void
}

/** Counties of one province by prefecture, each with what is there. */
export const CountyColumn = ({ prefectures, chosen, onChoose }: CountyColumnProps) => (
  <View>
    {prefectures.map(({ adcode, name, counties }) => (
      <View key={adcode}>
        <View className="cj-mark cj-rail__head">{name}</View>
        {counties.map((county) => (
          <Press
            key={county.adcode}
            className="cj-row cj-rail__row"
            checked={county.adcode === chosen ? true : undefined}
            label={`${county.name}，${storesWords(county)}`}
            onPress={() => {
              onChoose(county)
            }}
          >
            <View className={classNames('cj-grow', county.adcode === chosen && 'cj-link')}>{county.name}</View>
            <View className="cj-quiet">{storesWords(county)}</View>
          </Press>
        ))}
      </View>
    ))}
  </View>
)
