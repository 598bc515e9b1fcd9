import { useEffect, useState } from 'react'
import { useWhereabouts } from '../../../../features/region/whereabouts'
import { pickedStore } from '../../../../features/stores/picked-store'
import { useStoreCard } from '../../../../features/stores/use-store'
import { NO_WISH, useStoreList } from '../../../../features/stores/use-store-list'
import { useStore } from '../../../../platform/store'

/** The store of a booking: the one she came from or picked, else the nearest with this car. The nearest is chosen once and then stays. */
export const useChosenStore = (modelId: string, given: string | undefined) => {
  const picked = useStore(pickedStore)
  useEffect(() => {
    pickedStore.set(undefined)
  }, [])
  const whereabouts = useWhereabouts({ ask: given === undefined })
  const { region, position, settled } = whereabouts
  const list = useStoreList(
    { ...NO_WISH, drive: true },
    { adcode: given === undefined && settled ? region?.adcode : undefined, here: position, modelId },
  )
  const first = list.stores[0]?.storeId
  const [nearest, setNearest] = useState<string>()
  useEffect(() => {
    if (first !== undefined) setNearest((kept) => kept ?? first)
  }, [first])

  const storeId = picked ?? given ?? nearest
  const card = useStoreCard(storeId)
  return {
    whereabouts,
    list: list.resource,
    /** No store anywhere has this car. */
    none: storeId === undefined && list.resource.data !== undefined && first === undefined,
    storeId,
    store: list.stores.find((one) => one.storeId === storeId) ?? card,
    choose: (chosen: string) => {
      pickedStore.set(chosen)
    },
  }
}
