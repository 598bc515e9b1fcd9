import { storage } from '../platform/storage'

interface Deed {
  what: string
  key: string
  /** Milliseconds of the phone's clock. */
  at: number
}

export interface DeedKeys {
  /** The key of this deed: the same one until it is decided, also after the program was killed where a name is given. */
  keyOf: (what: string) => string
  /** A server has decided on it: the same words are a new deed from now on. */
  decided: () => void
}

/** Longer than this nothing is left to be found again: an order that was not paid is over by then. */
const KEPT_FOR_MS = 30 * 60_000

const isDeed = (value: unknown): value is Deed => {
  const { what, key, at } = (value ?? {}) as Partial<Deed>
  return typeof what === 'string' && typeof key === 'string' && typeof at === 'number'
}

/** Idempotency keys of one kind of deed. With `name` the key is kept on the phone before anything is sent. */
export const createDeedKeys = (newKey: () => string, now: () => number, name?: string): DeedKeys => {
  const storageKey = name === undefined ? undefined : `deed:${name}`
  let deed: Deed | undefined

  const kept = (): Deed | undefined => {
    const stored = storageKey === undefined ? undefined : storage.read(storageKey)
    return isDeed(stored) && now() - stored.at < KEPT_FOR_MS ? stored : undefined
  }

  return {
    keyOf: (what) => {
      const known = deed ?? kept()
      if (known?.what === what) deed = known
      else {
        deed = { what, key: newKey(), at: now() }
        if (storageKey !== undefined) storage.write(storageKey, deed)
      }
      return deed.key
    },
    decided: () => {
      deed = undefined
      if (storageKey !== undefined) storage.remove(storageKey)
    },
  }
}
