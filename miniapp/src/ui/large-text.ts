import { systemFontScale } from '../platform/font-scale'
import { storage } from '../platform/storage'
import { createStore, useStore } from '../platform/store'

const KEY = 'large-text'
/** From here on a person has asked her phone for larger words. */
const SCALE = 1.2

const chosen = storage.read(KEY)
const turnedOnByPhone = chosen !== 'on' && chosen !== 'off' && systemFontScale() >= SCALE

const large = createStore(chosen === 'on' || turnedOnByPhone)
/** True until it has been said once that we turned it on ourselves. */
const unsaid = createStore(turnedOnByPhone)

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
