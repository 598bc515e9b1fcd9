import { View } from '@tarojs/components'
import type { Store } from '@cheji/shared/stores/stores.contract'
import { Card } from '../../ui/card'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import { Label } from '../../ui/label'
import { Picture } from '../../ui/picture'
import { Press } from '../../ui/press'
import { useLargeText } from '../../ui/large-text'
import './store-map.scss'
import { abilityWords } from './store-words'
import { storesTexts as texts } from './texts'

/** What can be done here, and where to go for what cannot. */
export const StoreAbilities = ({ store }: { store: Store }) => (
  <Card>
    <Heading>{texts.canDo}</Heading>
    <View className="cj-line cj-line--wrap cj-store-labels">
      {store.testDriveModels.length > 0 && <Label kind="good">{texts.driveCount(store.testDriveModels.length)}</Label>}
      {abilityWords(store.abilities).map((word) => (
        <Label key={word}>{word}</Label>
      ))}
    </View>
    {store.notes.map((note) => (
      <View key={note} className="cj-line cj-line--top cj-mt3">
        <Icon name="info" size="s" colour="ink-3" />
        <View className="cj-note cj-grow cj-ml1">{note}</View>
      </View>
    ))}
  </Card>
)

/** The cars that can be tried here; a tap opens the car. */
export const StoreModels = ({ store, onOpen }: { store: Store; onOpen: (modelId: string) => void }) => {
  const large = useLargeText()
  if (store.testDriveModels.length === 0) return null
  return (
    <Card>
      <Heading>{texts.modelsTitle}</Heading>
      <View className="cj-store-models cj-mt2">
        {store.testDriveModels.map(({ modelId, name, pictureUrl }) => (
          <Press
            key={modelId}
            className="cj-store-model"
            role="link"
            label={name}
            onPress={() => {
              onOpen(modelId)
            }}
          >
            {!large && <Picture className="cj-store-model__car" src={pictureUrl} lazy />}
            <View className={large ? 'cj-link' : ''}>{name}</View>
          </Press>
        ))}
      </View>
    </Card>
  )
}

const CONSULTANTS_SHOWN = 1

/** Who would be there for her. */
export const StoreConsultant = ({ store }: { store: Store }) => {
  const [first] = store.consultants
  if (!first) return null
  const others = store.consultants.length - CONSULTANTS_SHOWN
  return (
    <Card flush>
      <View className="cj-row cj-row--last">
        <Icon name="user" className="cj-row__i" colour="ink-2" />
        <View className="cj-grow cj-clauses">
          <View className="cj-strong">{texts.consultant(first.name, first.title)}</View>
          <View className="cj-note">{texts.consultantNote(first.yearsHere)}</View>
          {others > 0 && <View className="cj-quiet">{texts.moreConsultants(others)}</View>}
        </View>
      </View>
    </Card>
  )
}
