import type { Storage } from '../src/platform/storage.types'

/** A phone's storage in memory; `room` is how many characters of JSON it takes. */
export const memoryStorage = (room = Infinity): Storage & { keys: () => string[] } => {
  const entries = new Map<string, string>()
  return {
    read: (key) => {
      const text = entries.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as unknown)
    },
    write: (key, value) => {
      const text = JSON.stringify(value)
      const used = [...entries].reduce((sum, [name, kept]) => sum + (name === key ? 0 : kept.length), 0)
      if (used + text.length > room) return false
      entries.set(key, text)
      return true
    },
    remove: (key) => {
      entries.delete(key)
    },
    keys: () => [...entries.keys()],
  }
}
