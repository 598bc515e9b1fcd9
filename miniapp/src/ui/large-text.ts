import { systemFontScale } from '../platform/font-scale'
import { storage } from '../platform/storage'
import { createStore, useStore } from '../platform/store'

const KEY = 'large-text'
/** From here on a person has asked her phone for larger words. */
const SCALE = 1.2

/** How the app starts: her own choice stands; without one the phone's setting decides. */
export const startsLarge = (stored: unknown, scale: number): { large: boolean; byItself: boolean } => {
  const byItself = stored !== 'on' && stored !== 'off' && scale >= SCALE
  return { large: stored === 'on' || byItself, byItself }
}

const start = startsLarge(storage.read(KEY), systemFontScale())
const large = createStore(start.large)
/** True until it has been said once that we turned it on ourselves. */
const unsaid = createStore(start.byItself)

export const useLargeText = (): boolean => useStore(large)

/** Her own choice, kept for good. */
export const setLargeText = (on: boolean): void => {
  storage.write(KEY, on ? 'on' : 'off')
  unsaid.set(false)
  large.set(on)
}

/** Whether to say that large text was turned on by itself, and how to stop saying it. */
export const useLargeTextNews = (): [unsaid: boolean, said: () => void] => [
  useStore(unsaid),
  () => {
    setLargeText(large.get())
  },
]
