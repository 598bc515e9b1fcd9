import { createStore } from '../../platform/store'

/** The store that she picked on the list, for a test drive or an order, taken by the page that sent her there. */
export const pickedStore = createStore<string | undefined>(undefined)
