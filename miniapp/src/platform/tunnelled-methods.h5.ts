import type { Tunnelled } from './tunnelled-methods.types'

/** A browser sends every method as it is. */
export const tunnelled: Tunnelled = (method) => ({ method, headers: {} })
