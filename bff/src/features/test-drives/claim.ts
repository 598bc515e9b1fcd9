/** The indexes of the booking that can refuse a write, by name; see test-drive.model.ts. */
export type ClaimIndex = 'seat' | 'one_at_a_time' | 'code' | 'idempotency'

const BUCKET_MS = 600_000

/** Every 10-minute start that a booking from `startsAt` to `endsAt` covers, counted from the epoch. */
export const bucketsOf = (startsAt: Date, endsAt: Date): number[] => {
  const first = Math.floor(startsAt.getTime() / BUCKET_MS)
  const last = Math.ceil(endsAt.getTime() / BUCKET_MS)
  return Array.from({ length: Math.max(1, last - first) }, (_, index) => first + index)
}

/** Which index refused a write; undefined when the error is another one. */
export const refusedBy = (error: unknown): ClaimIndex | undefined => {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return undefined
  const named = /index: (?:[^ ]*\.\$)?(seat|one_at_a_time|code|idempotency)\b/.exec(error.message)
  return named?.[1] as ClaimIndex | undefined
}

/** Outcome of trying seats: the booking, or why none was had. */
export type Claimed<T> =
  { readonly claimed: T } | { readonly refused: 'slot_full' | 'overlapping_booking' | 'idempotency' }

/**
 * Tries the seats of a slot in turn, the ones that looked free first, until one write goes through. The unique indexes
 * decide, so this holds for any number of processes. `attempt` makes the one write with the seat and the code that it is given.
 */
export const claimSeat = async <T>(
  slot: { capacity: number; taken: ReadonlySet<number> },
  newCode: () => string,
  attempt: (seat: number, code: string) => Promise<T>,
): Promise<Claimed<T>> => {
  const seats = Array.from({ length: slot.capacity }, (_, index) => index + 1)
  const inTurn = [...seats.filter((seat) => !slot.taken.has(seat)), ...seats.filter((seat) => slot.taken.has(seat))]
  for (const seat of inTurn) {
    const outcome = await attemptSeat(seat, newCode, attempt)
    if (outcome !== 'seat') return outcome
  }
  return { refused: 'slot_full' }
}

const CODE_TRIES = 20

/** A code that another booking of the store carries is drawn again. */
const attemptSeat = async <T>(
  seat: number,
  newCode: () => string,
  attempt: (seat: number, code: string) => Promise<T>,
): Promise<Claimed<T> | 'seat'> => {
  for (let tries = 0; tries < CODE_TRIES; tries++) {
    try {
      return { claimed: await attempt(seat, newCode()) }
    } catch (error) {
      const index = refusedBy(error)
      if (index === undefined) throw error
      if (index === 'seat') return 'seat'
      if (index === 'one_at_a_time') return { refused: 'overlapping_booking' }
      if (index === 'idempotency') return { refused: 'idempotency' }
    }
  }
  throw new Error('no free six-digit code at this store')
}
