import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import type { Model } from '@cheji/shared/catalogue/catalogue.contract'
import { getStore, listStores } from '@cheji/shared/stores/stores.endpoints'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import type { ApiClient } from '../processes/api-client'
import { eventually } from '../processes/eventually'

/** A county of the sample data in which several stores have several cars to try, and where its middle lies (GCJ-02). */
export const COUNTY = { adcode: '321322', name: '沭阳县', lat: 34.129, lng: 118.776 } as const

export interface Sample {
  model: Model
  /** Another model's cheapest trim, to compare with. */
  other: Model
  /** The nearest store of the county with `model` to try. */
  store: StoreCard
}

/** What the journeys meet in the sample data, read from the BFF itself: nothing about a car is typed into a test. */
export async function takeSample(bff: ApiClient): Promise<Sample> {
  const [model, other] = await Promise.all(
    ['wuling-binguo', 'byd-seagull'].map(async (modelId) => bff.ask(getModel, { params: { modelId } })),
  )
  if (!model || !other) throw new Error('the sample data lack the models')
  // A BFF is ready with the cars; its stores may come a moment later.
  const store = await eventually(async () => {
    const query = { adcode: COUNTY.adcode, can: 'test_drive', modelId: model.modelId, limit: '1' }
    const [nearest] = (await bff.ask(listStores, { query })).items
    if (!nearest) throw new Error(`no store near ${COUNTY.name} has ${model.name}`)
    return nearest
  })
  await bff.ask(getStore, { params: { storeId: store.storeId }, query: {} })
  return { model, other, store }
}
