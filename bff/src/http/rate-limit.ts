import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { ApiError } from './api-error'

export interface LimiterOptions {
  /** Keeps its buckets apart from those of others. */
  readonly name: string
  readonly points: number
  readonly durationS: number
  /** Shares the buckets between processes; without it each process counts for itself. */
  readonly redis?: Redis | undefined
}

/** Counts uses of a key in a window of time. */
export interface Limiter {
  /** @throws ApiError `rate_limited` with the seconds until the window ends */
  consume: (key: string) => Promise<void>
  /** Throws the same when the key is above its limit already, and counts nothing. */
  refuseIfSpent: (key: string) => Promise<void>
}

/** A limiter; while Redis is away, each process counts for itself. */
export const createLimiter = ({ name, points, durationS, redis }: LimiterOptions): Limiter => {
  const options = { keyPrefix: name, points, duration: durationS }
  const memory = new RateLimiterMemory(options)
  const limiter = redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory
  return {
    consume: async (key) => {
      try {
        await limiter.consume(key)
      } catch (reason) {
        throw reason instanceof RateLimiterRes ? refusal(reason) : reason
      }
    },
    refuseIfSpent: async (key) => {
      const state = await limiter.get(key)
      if (state && state.consumedPoints > points) throw refusal(state)
    },
  }
}

const refusal = ({ msBeforeNext }: RateLimiterRes): ApiError =>
  new ApiError('rate_limited', { retryAfterS: Math.max(1, Math.ceil(msBeforeNext / 1000)) })

/** The limits that hold for every request. Carriers put thousands of people behind one address, so that one is generous. */
export interface Limits {
  byUser: (userId: string) => Promise<void>
  byAddress: (address: string) => Promise<void>
  refuseIfSpent: (address: string) => Promise<void>
}

export interface LimitsOptions {
  readonly userPerMinute: number
  readonly addressPerMinute: number
  readonly redis?: Redis | undefined
}

export const createLimits = ({ userPerMinute, addressPerMinute, redis }: LimitsOptions): Limits => {
  const users = createLimiter({ name: 'user', points: userPerMinute, durationS: 60, redis })
  const addresses = createLimiter({ name: 'address', points: addressPerMinute, durationS: 60, redis })
  return { byUser: users.consume, byAddress: addresses.consume, refuseIfSpent: addresses.refuseIfSpent }
}
