import { Text, View } from '@tarojs/components'
import type { County } from '@cheji/shared/stores/stores.contract'
import type { Resource } from '../../api/use-resource'
import { Row } from '../../ui/card'
import { Loaded } from '../../ui/loaded'
import { Notice } from '../../ui/notice'
import { matchedLength } from './matched-part'
import { shortName } from './short-name'
import { regionTexts as texts } from './texts'

interface CountyResultsProps {
  typed: string
  found: Resource<{ items: County[] }>
  onChoose: (county: County) => void
}

/** What was found, each with its province, because many counties sound alike. */
export const CountyResults = ({ typed, found, onChoose }: CountyResultsProps) => (
  <View className="cj-pad cj-mt2">
    <Loaded resource={found}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice>{texts.nothingFound(typed.trim())}</Notice>
        ) : (
          <>
            {items.map((county) => (
              <Row
                key={county.adcode}
                title={<MatchedName county={county} typed={typed} />}
                note={`${shortName(county.provinceName)} · ${shortName(county.prefectureName)}`}
                value={storesWords(county)}
                label={`${county.provinceName}${county.prefectureName}${county.name}，${storesWords(county)}`}
                onPress={() => {
                  onChoose(county)
                }}
              />
            ))}
            <Notice className="cj-mt4">{texts.sameSound}</Notice>
          </>
        )
      }
    </Loaded>
  </View>
)

const MatchedName = ({ county, typed }: { county: County; typed: string }) => {
  const length = matchedLength(county, typed)
  return (
    <>
      <Text className="cj-link">{county.name.slice(0, length)}</Text>
      <Text>{county.name.slice(length)}</Text>
    </>
  )
}

/** 2 家店, 还没有店. */
export const storesWords = ({ storeCount }: Pick<County, 'storeCount'>): string =>
  storeCount > 0 ? texts.storeCount(storeCount) : texts.noStore
