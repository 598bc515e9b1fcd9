import { storage } from '../../platform/storage'
import type { Store } from '../../platform/store'
import { createStore } from '../../platform/store'

/** A list that pages watch and the phone keeps; what it finds unreadable there is dropped. */
export const createStoredList = <T>(key: string, isItem: (value: unknown) => value is T): Store<readonly T[]> => {
  const kept = storage.read(key)
  const store = createStore<readonly T[]>(Array.isArray(kept) ? kept.filter(isItem) : [])
  return {
    ...store,
    set: (list) => {
      storage.write(key, list)
      store.set(list)
    },
  }
}

/** Whether a value read back is an object whose named fields are texts. */
export const hasTexts = <K extends string>(value: unknown, ...names: readonly K[]): value is Record<K, string> =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Partial<Record<K, unknown>>)[name] === 'string')
