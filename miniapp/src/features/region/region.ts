import { storage } from '../../platform/storage'
import { createStore, useStore } from '../../platform/store'

/** The county that she chose, or that was found by her position. */
export interface Region {
  /** Six digits. */
  adcode: string
  /** 沭阳县 */
  name: string
}

const KEY = 'region'

const isRegion = (value: unknown): value is Region => {
  const { adcode, name } = (value ?? {}) as Partial<Region>
  return typeof adcode === 'string' && typeof name === 'string'
}

const kept = storage.read(KEY)
const region = createStore<Region | undefined>(isRegion(kept) ? kept : undefined)

/** Where she is looking, kept on the phone; undefined until she chose. */
export const useRegion = (): Region | undefined => useStore(region)

/** Forgets where she looked, when she wants nothing of hers on this phone. */
export const forgetRegion = (): void => {
  storage.remove(KEY)
  region.set(undefined)
}

export const setRegion = (chosen: Region): void => {
  storage.write(KEY, chosen)
  region.set(chosen)
}
