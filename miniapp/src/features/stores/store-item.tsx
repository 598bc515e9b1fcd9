import { addressInCounty } from '@cheji/shared/stores/address'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import { navigateTo } from '../../platform/navigation'
import { callPhone } from '../../platform/phone-call'
import { useLargeText } from '../../ui/large-text'
import { Label } from '../../ui/label'
import { StoreRow } from '../../ui/store-row'
import { OpenWords } from './open-words'
import type { Here } from './store-words'
import { abilityWords, storeDistance } from './store-words'
import { storesTexts as texts } from './texts'

interface StoreItemProps {
  store: StoreCard
  here: Here | undefined
  countyAdcode: string | undefined
  model: string | undefined
  last: boolean
  onOpen: () => void
}

/** What fits beside the two buttons, by whether the car's own label stands before. */
const MOST_LABELS = 3
const MOST_BESIDE_MODEL = 1

/** One store of the list. */
export const StoreItem = ({ store, here, countyAdcode, model, last, onOpen }: StoreItemProps) => {
  const large = useLargeText()
  // Nearly every store sells: it tells them apart least.
  const words = abilityWords(store.abilities.filter((ability) => ability !== 'sales'))
  const most = store.hasModel === true ? MOST_BESIDE_MODEL : large ? MOST_LABELS - 1 : MOST_LABELS
  return (
    <StoreRow
      name={store.name}
      hours={<OpenWords state={store.openState} />}
      address={addressInCounty(store.address)}
      distance={storeDistance(store, here, countyAdcode)}
      abilities={
        <>
          {store.isTest && <Label kind="look">{texts.test}</Label>}
          {store.hasModel === true && (
            <Label kind="good">{model === undefined ? texts.hasThisModel : texts.hasModel(model)}</Label>
          )}
          {words.slice(0, most).map((word) => (
            <Label key={word}>{word}</Label>
          ))}
        </>
      }
      last={last}
      onOpen={onOpen}
      onCall={() => void callPhone(store.phone)}
      onNavigate={() => void navigateTo(store)}
    />
  )
}
