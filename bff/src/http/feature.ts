import type { IndexedModel } from '../infrastructure/indexes'
import type { ApiRouter } from './serve'

/** What each `createXxx(…)` of a feature returns beside its own functions: all that app.ts needs to know of it. */
export interface Feature {
  /** Registers its endpoints. */
  routes?: (router: ApiRouter) => void
  /** Whose indexes must exist before the BFF is ready. */
  models?: readonly IndexedModel[]
  /** Loads caches and starts timers; the indexes exist by now. */
  start?: () => Promise<void>
  /** Ends timers and waits for what is under way. */
  stop?: () => Promise<void>
}
