import { createStore } from './store'
import type { NetworkStore } from './network.types'

export const online: NetworkStore = createStore(navigator.onLine)

/** Watches the net from the app's start on. */
export const watchNetwork = (): void => {
  const set = () => {
    online.set(navigator.onLine)
  }
  window.addEventListener('online', set)
  window.addEventListener('offline', set)
  set()
}
