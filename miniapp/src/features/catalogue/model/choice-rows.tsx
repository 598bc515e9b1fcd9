import type { Colour, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { openPage, PAGES } from '../../../platform/routes'
import { Card, Row } from '../../../ui/card'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'
import type { Nearby } from './use-nearby'

interface ChoiceRowsProps {
  modelId: string
  trim: Trim
  colour: Colour
  nearby: Nearby
  hasCounty: boolean
  onPick: () => void
}

/** What she has chosen, and where it can be driven. */
export const ChoiceRows = ({ modelId, trim, colour, nearby, hasCounty, onPick }: ChoiceRowsProps) => (
  <Card flush>
    <Row
      title={<View className="cj-strong">{texts.pickTrim}</View>}
      note={`${trimWords(trim.name)} · ${colour.name}`}
      onPress={onPick}
    />
    <Row
      title={<View className="cj-strong">{nearby.title}</View>}
      note={nearby.note}
      last
      onPress={() => void (hasCounty ? openPage(PAGES.stores, { modelId }) : openPage(PAGES.region))}
    />
  </Card>
)
