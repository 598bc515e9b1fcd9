import * as fc from 'fast-check'
import { bucketsOf, claimSeat, refusedBy } from './claim'

const duplicate = (index: string): Error =>
  Object.assign(new Error(`E11000 duplicate key error collection: x.test_drives index: ${index} dup key: {}`), {
    code: 11000,
  })

const minutes = (n: number): Date => new Date(Date.UTC(2026, 10, 25, 0, n))

describe('what a booking covers', () => {
  test('two bookings share a bucket exactly when they overlap, on whole ten minutes', () => {
    const interval = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(interval, interval, ([aStart, aLength], [bStart, bLength]) => {
        const a = bucketsOf(minutes(aStart * 10), minutes((aStart + aLength) * 10))
        const b = bucketsOf(minutes(bStart * 10), minutes((bStart + bLength) * 10))
        const overlap = aStart < bStart + bLength && bStart < aStart + aLength
        expect(a.some((bucket) => b.includes(bucket))).toBe(overlap)
      }),
    )
  })

  test('a drive that does not end on ten minutes covers the last one begun', () => {
    expect(bucketsOf(minutes(0), minutes(31))).toHaveLength(4)
  })
})

describe('trying seats', () => {
  test('free-looking seats first, then the rest; full only when every seat was refused', async () => {
    const tried: number[] = []
    const outcome = await claimSeat(
      { capacity: 3, taken: new Set([1]) },
      () => '123456',
      (seat) => {
        tried.push(seat)
        return Promise.reject(duplicate('seat'))
      },
    )
    expect(tried).toEqual([2, 3, 1])
    expect(outcome).toEqual({ refused: 'slot_full' })
  })

  test('a code in use is drawn again for the same seat', async () => {
    const codes = ['111111', '222222']
    const outcome = await claimSeat(
      { capacity: 1, taken: new Set() },
      () => codes.shift() ?? '',
      (_seat, code) => (code === '111111' ? Promise.reject(duplicate('code')) : Promise.resolve(code)),
    )
    expect(outcome).toEqual({ claimed: '222222' })
  })

  test('an overlap ends the search, another error goes up', async () => {
    const slot = { capacity: 2, taken: new Set<number>() }
    const attempt = (error: Error) =>
      claimSeat(
        slot,
        () => '123456',
        () => Promise.reject(error),
      )
    await expect(attempt(duplicate('one_at_a_time'))).resolves.toEqual({ refused: 'overlapping_booking' })
    await expect(attempt(new Error('the database is gone'))).rejects.toThrow('the database is gone')
  })

  test('only duplicate keys of our indexes count', () => {
    expect(refusedBy(duplicate('seat'))).toBe('seat')
    expect(refusedBy(duplicate('seating_plan'))).toBeUndefined()
    expect(refusedBy(new Error('index: seat'))).toBeUndefined()
  })
})
