import { listStores } from '@cheji/shared/stores/stores.endpoints'
import { useResource } from '../../../api/use-resource'
import { distanceWords } from '../../../ui/format'
import { catalogueTexts as texts } from '../texts'

/** What is known of the nearest store that has this model to drive. */
export interface Nearby {
  title: string
  note: string
  /** The store to book at; undefined where none is known. */
  storeId: string | undefined
}

/** Asks for the nearest store with a car of this model, as seen from the county that she chose. */
export const useNearby = (modelId: string, county: { adcode: string; name: string } | undefined): Nearby => {
  const { data, failure } = useResource(
    listStores,
    county && { query: { adcode: county.adcode, can: 'test_drive', modelId, limit: '1' } },
    { keep: false },
  )
  if (!county) return { title: texts.drivableAsk, note: texts.drivableAskNote, storeId: undefined }
  if (!data) return { title: texts.drivableUnknown, note: failure ? failure.message : county.name, storeId: undefined }
  const [store] = data.items
  if (!store) return { title: texts.notDrivable, note: texts.notDrivableNote, storeId: undefined }
  const isHere = store.adcode === county.adcode
  const away = store.distanceM === null || isHere ? [] : [texts.fromCounty(distanceWords(store.distanceM, true))]
  return {
    title: isHere ? texts.drivableAt(county.name) : texts.drivableNear(store.regionName),
    note: [store.name, ...away, store.openState.words].join(' · '),
    storeId: store.storeId,
  }
}
