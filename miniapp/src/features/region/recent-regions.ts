import { storage } from '../../platform/storage'
import { createStore, useStore } from '../../platform/store'
import type { Region } from './region'
import { setRegion } from './region'

const KEY = 'recent-regions'
const MOST = 3

const isRegion = (value: unknown): value is Region => {
  const { adcode, name } = (value ?? {}) as Partial<Region>
  return typeof adcode === 'string' && typeof name === 'string'
}

const kept = storage.read(KEY)
const recent = createStore<readonly Region[]>(Array.isArray(kept) ? kept.filter(isRegion) : [])

/** The counties that she looked at last, newest first. */
export const useRecentRegions = (): readonly Region[] => useStore(recent)

/** Looks there from now on, and remembers it among the last ones. */
export const chooseRegion = ({ adcode, name }: Region): void => {
  const chosen = { adcode, name }
  const list = [chosen, ...recent.get().filter((one) => one.adcode !== adcode)].slice(0, MOST)
  storage.write(KEY, list)
  recent.set(list)
  setRegion(chosen)
}

/** Forgets the list, when she wants nothing of hers on this phone. */
export const forgetRecentRegions = (): void => {
  storage.remove(KEY)
  recent.set([])
}
