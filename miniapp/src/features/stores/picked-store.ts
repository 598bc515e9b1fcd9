import { createStore } from '../../platform/store'

/** The store that she picked for a test drive on the list, taken by the page that sent her there. */
export const pickedStore = createStore<string | undefined>(undefined)
