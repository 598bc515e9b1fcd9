import { randomUUID } from 'node:crypto'
import { login, recordConsent } from '@cheji/shared/account/account.endpoints'
import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { getStore, listStores } from '@cheji/shared/stores/stores.endpoints'
import type { Slot } from '@cheji/shared/test-drives/test-drives.contract'
import { bookTestDrive, listSlots } from '@cheji/shared/test-drives/test-drives.endpoints'
import type { ApiClient, CallOptions } from './api-client'
import { eventually } from './eventually'

/** A session of `who`, always the same user, who has agreed to what must be agreed to. */
export const signIn = async (bff: ApiClient, who: string): Promise<string> => {
  const { token } = await bff.ask(login, { body: { code: `dev-${who}.${randomUUID().slice(0, 8)}` } })
  const body = { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true } as const
  await bff.ask(recordConsent, { body }, { token })
  return token
}

/** Sessions of `count` people. */
export const signInMany = async (bffs: readonly ApiClient[], who: string, count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const bff = bffs[index % bffs.length]
      if (!bff) throw new Error('no BFF')
      return signIn(bff, `${who}${index}`)
    }),
  )

/** A slot that is free, with the car to try. */
export interface FreeSlot extends Slot {
  storeId: string
  modelId: string
}

/** Stores at which a car can be tried, each with one such car. */
export const storesWithCars = async function* (bff: ApiClient): AsyncGenerator<{ storeId: string; modelId: string }> {
  // A process is ready with the cars; the stores may come a moment later.
  const { items } = await eventually(async () => bff.ask(listStores, { query: { can: 'test_drive', limit: '50' } }))
  for (const { storeId } of items) {
    const { testDriveModels } = await bff.ask(getStore, { params: { storeId }, query: {} })
    const modelId = testDriveModels[0]?.modelId
    if (modelId !== undefined) yield { storeId, modelId }
  }
}

/** `count` free slots of the same day where one has so many, else of the days that follow. */
export const freeSlots = async (bff: ApiClient, count: number): Promise<FreeSlot[]> => {
  const found: FreeSlot[] = []
  for await (const { storeId, modelId } of storesWithCars(bff)) {
    const { days } = await bff.ask(listSlots, { query: { storeId, modelId } })
    // From the day after tomorrow on: what is free stays so while a test runs, and no reminder is due yet.
    for (const { date } of days.slice(2).filter(({ state }) => state === 'free')) {
      const { slots } = await bff.ask(listSlots, { query: { storeId, modelId, date } })
      found.push(...slots.filter(({ state }) => state === 'free').map((slot) => ({ ...slot, storeId, modelId })))
      if (found.length >= count) return found.slice(0, count)
    }
  }
  throw new Error(`the sample data offer ${found.length} free slots, not ${count}`)
}

/** Books without a call from the store, so that no number is needed. */
export const book = async (bff: ApiClient, { slotId, modelId }: FreeSlot, options: CallOptions) =>
  bff.call(bookTestDrive, { body: { slotId, modelId, contact: 'wechat' } }, options)
