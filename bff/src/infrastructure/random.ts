import { randomBytes } from 'node:crypto'

/** Randomness, handed in so that tests own it. */
export interface Random {
  /** A number in [0, 1), for jitter and choices without weight. */
  fraction: () => number
  /** `length` unpredictable bytes, for tokens and ids. */
  bytes: (length: number) => Buffer
}

export const systemRandom: Random = {
  fraction: Math.random,
  bytes: randomBytes,
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight Crockford characters (40 bits): short enough to read aloud, shown 4-4. */
export const newRequestId = (random: Random): string => {
  const bytes = random.bytes(8)
  let id = ''
  for (let index = 0; index < 8; index++) id += CROCKFORD.charAt((bytes[index] ?? 0) & 31)
  return id
}
