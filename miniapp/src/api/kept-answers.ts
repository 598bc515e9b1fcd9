import type { Storage } from '../platform/storage.types'

/** One good answer, as it came. Times are milliseconds of the phone's clock. */
export interface KeptAnswer {
  body: unknown
  etag?: string | undefined
  receivedAt: number
  /** How old the data already were when they came: server's `Date` less the body's `asOf`. */
  sourceAgeMs: number
}

interface Entry {
  key: string
  /** Group of the limit: the endpoint's path. */
  group: string
  personal: boolean
  size: number
}

/** What an answer is kept under and for how long it may crowd others out. */
export interface Keeping {
  key: string
  group: string
  personal: boolean
  /** How many answers of this group stay, the least recently used go first. */
  most: number
}

const INDEX_KEY = 'answers'
/** WeChat gives 10 MB in all and 1 MB a key; we take far less of either. Sizes are characters of JSON. */
const MAX_TOTAL = 1_500_000
const MAX_ONE = 300_000

const storageKey = (key: string): string => `answer:${key}`

/** The last good answers on the phone: bounded by number in each group and by size in all, least recently used first out. */
export const createKeptAnswers = (storage: Storage) => {
  const stored = storage.read(INDEX_KEY)
  // Oldest use first.
  let index: Entry[] = Array.isArray(stored) ? (stored as Entry[]) : []

  const forget = (gone: readonly Entry[]): void => {
    for (const { key } of gone) storage.remove(storageKey(key))
    index = index.filter((entry) => !gone.includes(entry))
  }

  return {
    get: (key: string): KeptAnswer | undefined => {
      const entry = index.find((candidate) => candidate.key === key)
      if (!entry) return undefined
      index = [...index.filter((candidate) => candidate !== entry), entry]
      return storage.read(storageKey(key)) as KeptAnswer | undefined
    },

    put: ({ key, group, personal, most }: Keeping, answer: KeptAnswer): void => {
      const size = JSON.stringify(answer.body).length
      forget(index.filter((entry) => entry.key === key))
      if (size > MAX_ONE) return
      const crowd = index.filter((entry) => entry.group === group)
      forget(crowd.slice(0, Math.max(0, crowd.length - most + 1)))
      while (index.length > 0 && index.reduce((sum, entry) => sum + entry.size, size) > MAX_TOTAL)
        forget(index.slice(0, 1))
      if (storage.write(storageKey(key), answer)) index = [...index, { key, group, personal, size }]
      storage.write(INDEX_KEY, index)
    },

    /** All of it, when she wants nothing kept on this phone. */
    forgetAll: (): void => {
      forget(index)
      storage.write(INDEX_KEY, index)
    },

    /** Everything of hers, when she signs out. */
    forgetPersonal: (): void => {
      forget(index.filter((entry) => entry.personal))
      storage.write(INDEX_KEY, index)
    },
  }
}

export type KeptAnswers = ReturnType<typeof createKeptAnswers>
