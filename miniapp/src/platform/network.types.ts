import type { Store } from './store'

/** Whether the phone believes that it has a net. */
export type NetworkStore = Store<boolean>
