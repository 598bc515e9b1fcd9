import { listStores } from '@cheji/shared/stores/stores.endpoints'
import type { Place } from '@cheji/shared/kernel/geo'
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

/** Where she looks from: the county that she chose, and her place if the phone told it. */
interface From {
  county: { adcode: string; name: string } | undefined
  position: { place: Place; fuzzy: boolean } | undefined
}

/** Asks for the nearest store with a car of this model. */
export const useNearby = (modelId: string, { county, position }: From): Nearby => {
  const place = position
    ? { lat: position.place.lat.toFixed(3), lng: position.place.lng.toFixed(3) }
    : { adcode: county?.adcode }
  const { data, failure } = useResource(
    listStores,
    county && { query: { ...place, can: 'test_drive', modelId, limit: '1' } },
    { keep: false },
  )
  if (!county) return { title: texts.drivableAsk, note: texts.drivableAskNote, storeId: undefined }
  if (!data) return { title: texts.drivableUnknown, note: failure ? failure.message : county.name, storeId: undefined }
  const [store] = data.items
  if (!store) return { title: texts.notDrivable, note: texts.notDrivableNote, storeId: undefined }
  const isHere = store.adcode === county.adcode
  const { distanceM } = store
  // From a county's middle it would be no distance of hers.
  const away = position && distanceM !== null ? [distanceWords(distanceM, position.fuzzy)] : awayFrom(distanceM, isHere)
  return {
    title: isHere ? texts.drivableAt(county.name) : texts.drivableNear(store.regionName),
    note: [store.name, ...away, store.openState.words].join(' · '),
    storeId: store.storeId,
  }
}

const awayFrom = (distanceM: number | null, isHere: boolean): string[] =>
  distanceM === null || isHere ? [] : [texts.fromCounty(distanceWords(distanceM, true))]
