import { randomFillSync } from 'node:crypto'

/** Randomness, handed in so that tests own it. */
export interface Random {
  /** A number in [0, 1), for jitter and choices without weight. */
  fraction: () => number
  /** `length` unpredictable bytes, for tokens and ids. */
  bytes: (length: number) => Buffer
}

const POOL_BYTES = 4096

/** Bytes of the system's generator, fetched a pool at a time: one call for each request id costs more than the id. No byte is given out twice. */
const pooledBytes = (): Random['bytes'] => {
  const pool = Buffer.alloc(POOL_BYTES)
  let used = POOL_BYTES
  return (length) => {
    if (length > POOL_BYTES) return randomFillSync(Buffer.alloc(length))
    if (used + length > POOL_BYTES) {
      randomFillSync(pool)
      used = 0
    }
    const bytes = Buffer.from(pool.subarray(used, used + length))
    pool.fill(0, used, used + length)
    used += length
    return bytes
  }
}

export const systemRandom: Random = {
  fraction: Math.random,
  bytes: pooledBytes(),
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight Crockford characters (40 bits): short enough to read aloud, shown 4-4. */
export const newRequestId = (random: Random): string => {
  const bytes = random.bytes(8)
  let id = ''
  for (let index = 0; index < 8; index++) id += CROCKFORD.charAt((bytes[index] ?? 0) & 31)
  return id
}
