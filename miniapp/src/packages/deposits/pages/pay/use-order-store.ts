import { useEffect, useState } from 'react'
import { useWhereabouts } from '../../../../features/region/whereabouts'
import { pickedStore } from '../../../../features/stores/picked-store'
import { NO_WISH, useStoreList } from '../../../../features/stores/use-store-list'
import { useStore } from '../../../../platform/store'

/** The store that hands the car over: the one she came from or picked, else the nearest that does so. The nearest is chosen once and then stays. */
export const useOrderStore = (given: string | undefined) => {
  const picked = useStore(pickedStore)
  useEffect(() => {
    pickedStore.set(undefined)
  }, [])
  const whereabouts = useWhereabouts({ ask: given === undefined })
  const { region, position, settled } = whereabouts
  const list = useStoreList(
    { ...NO_WISH, delivery: true },
    { adcode: given === undefined && settled ? region?.adcode : undefined, here: position, modelId: undefined },
  )
  const first = list.stores[0]?.storeId
  const [nearest, setNearest] = useState<string>()
  useEffect(() => {
    if (first !== undefined) setNearest((kept) => kept ?? first)
  }, [first])

  const storeId = picked ?? given ?? nearest
  return {
    whereabouts,
    list: list.resource,
    /** No store hands cars over. */
    none: storeId === undefined && list.resource.data !== undefined && first === undefined,
    storeId,
  }
}
