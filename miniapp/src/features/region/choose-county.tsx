import { View } from '@tarojs/components'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Card, Row } from '../../ui/card'
import { storesWords } from './county-results'
import { EmptyState } from '../../ui/empty-state'
import { PageSkeleton } from '../../ui/skeleton'
import { chooseRegion, useRecentRegions } from './recent-regions'
import { regionTexts as texts } from './texts'
import { useNeighbours } from './use-neighbours'
import type { Search } from './whereabouts'
import { askAgain } from './whereabouts'

const WORDS = {
  refused: texts.refusedWords,
  unavailable: texts.unavailableWords,
  far: texts.farWords,
} as const

/** What stands in place of stores while nobody knows where she looks: first the question, then a way on without an answer. */
export const ChooseCounty = ({ search, title = texts.refusedTitle }: { search: Search; title?: string }) => {
  const recent = useRecentRegions()
  const neighbours = useNeighbours(recent[0]?.adcode)
  if (search === 'idle' || search === 'asking') {
    return (
      <>
        <View className="cj-pad cj-top">
          <View className="cj-head">{texts.asking}</View>
          <View className="cj-note cj-mt1">{texts.askingNote}</View>
        </View>
        <View className="cj-mt3">
          <PageSkeleton cards={2} />
        </View>
      </>
    )
  }
  return (
    <>
      <EmptyState art="no-results" title={title} words={WORDS[search]} />
      <Card flush>
        {neighbours.map((county, i) => (
          <Row
            key={county.adcode}
            title={county.name}
            {...(i === 0 ? { icon: 'location', note: `${texts.lastChosen} · ${storesWords(county)}` } : {})}
            {...(i > 0 && { value: storesWords(county) })}
            onPress={() => {
              chooseRegion(county)
            }}
          />
        ))}
        <Row
          last
          title={recent.length > 0 ? texts.otherCounty : texts.anyCounty}
          onPress={() => void openPage(PAGES.region)}
        />
      </Card>
      <View className="cj-pad">
        <View className="cj-line">
          <Button kind="plain" icon="target" onPress={() => void askAgain()}>
            {texts.openPosition}
          </Button>
        </View>
        <View className="cj-quiet cj-center cj-mt2">{texts.positionNote}</View>
      </View>
    </>
  )
}
