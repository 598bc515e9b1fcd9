import type { ModelCard } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { openPage, PAGES } from '../../../platform/routes'
import { Row } from '../../../ui/card'
import { Heading } from '../../../ui/heading'
import { Notice } from '../../../ui/notice'
import { FromPrice } from '../../../ui/price'
import { CarRow } from '../car-row'
import { Highlighted } from './highlighted'
import { rememberSearch } from './searches'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'
import type { Found } from './use-search'

/** Cars that match, and what people ask next about the first of them. */
export const SearchResults = ({ words, found }: { words: string; found: Found }) => {
  const [first, second] = found.items
  if (!first) return <NothingFound words={words} />
  const open = (path: string, query: Record<string, string>) => {
    rememberSearch(words)
    void openPage(path, query)
  }
  return (
    <View>
      {found.isKept && <Notice kind="look">{texts.searchNoNet}</Notice>}
      <View className="cj-mark cj-c-ink-3 cj-mt3">
        {found.isGuess ? texts.didYouMean : texts.searchFound(found.total)}
      </View>
      {found.items.map((card) => (
        <FoundCar key={card.modelId} card={card} words={words} onOpen={open} />
      ))}
      {second && (
        <Row
          icon="compare"
          title={
            <>
              <Text className="cj-good">{first.name}</Text>
              {texts.compareTwo[0] + second.name + texts.compareTwo[1]}
            </>
          }
          onPress={() => open(PAGES.compare, { trimIds: `${first.trim.trimId},${second.trim.trimId}` })}
        />
      )}
      <Row
        icon="store"
        title={
          <>
            {texts.storesFor[0]}
            <Text className="cj-good">{first.name}</Text>
            {texts.storesFor[1]}
          </>
        }
        onPress={() => open(PAGES.stores, { modelId: first.modelId })}
      />
    </View>
  )
}

interface FoundCarProps {
  card: ModelCard
  words: string
  onOpen: (path: string, query: Record<string, string>) => void
}

const FoundCar = ({ card: { modelId, name, seats, trim, trimsTotal, thumbUrl }, words, onOpen }: FoundCarProps) => (
  <CarRow
    pictureUrl={thumbUrl}
    title={<Highlighted text={name} part={words} />}
    notes={
      <View className="cj-quiet">
        <Text className="cj-car-row__part">{trimWords(trim.name)}</Text>
        <Text className="cj-car-row__part">{texts.seats(seats)}</Text>
      </View>
    }
    side={<FromPrice fen={trim.priceFen} size="head" begins={trimsTotal > 1} />}
    onOpen={() => onOpen(PAGES.model, { modelId, trimId: trim.trimId })}
  />
)

const NothingFound = ({ words }: { words: string }) => (
  <View className="cj-mt5">
    <Heading>{texts.searchNone(words)}</Heading>
    <View className="cj-mt1">{texts.searchNoneWords}</View>
  </View>
)
