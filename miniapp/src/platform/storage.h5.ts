import type { Storage } from './storage.types'

const PREFIX = 'cheji:'

export const storage: Storage = {
  read: (key) => {
    try {
      const text = localStorage.getItem(PREFIX + key)
      return text === null ? undefined : (JSON.parse(text) as unknown)
    } catch {
      return undefined
    }
  },
  write: (key, value) => {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  },
  remove: (key) => {
    try {
      localStorage.removeItem(PREFIX + key)
    } catch {
      // A browser that keeps nothing has nothing to remove.
    }
  },
}
