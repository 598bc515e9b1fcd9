import type { Clock } from '@cheji/shared/kernel/time'
import type { Redis } from 'ioredis'
import type { Connection } from './mongo'
import type { Logger } from './logging'
import type { Metrics } from './metrics'
import type { Random } from './random'

/** What everything stands on, made once in main.ts and by tests. */
export interface Infrastructure {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  readonly connection: Connection
  /** Shared limits and short locks, when there is one. */
  readonly redis: Redis | undefined
}
