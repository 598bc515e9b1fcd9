import { View } from '@tarojs/components'
import { openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { EmptyState } from '../../ui/empty-state'
import { accountTexts as texts } from './texts'
import { TickedCard } from './ticked-card'

/** Nobody is signed in here: what lies on this phone only, and the way to her account if she has one. */
export const NothingKept = ({ county }: { county: string | undefined }) => (
  <>
    <EmptyState art="no-results" title={texts.weHaveNothing} words={texts.weHaveNothingWords} />
    <View className="cj-mt2">
      <Card flush>
        <Row
          icon="location"
          title={texts.county}
          note={county === undefined ? texts.countyNone : texts.countyNote(county)}
          onPress={() => void openPage(PAGES.region)}
        />
        <Row icon="user" title={texts.signInToSee} onPress={() => void openPage(PAGES.login)} />
        <Row icon="lock" title={texts.privacyName} last onPress={() => void openPage(PAGES.privacy)} />
      </Card>
      <TickedCard />
    </View>
  </>
)
