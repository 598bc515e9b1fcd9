import * as fc from 'fast-check'
import { nearestFree, presentDays, presentSlots } from './availability'

const now = new Date('2026-11-25T10:00:00+08:00')
const slot = (day: string, time: string, capacity = 2, modelId = 'wuling-binguo') => ({
  id: `s.${modelId}.${day.replaceAll('-', '')}.${time.replace(':', '')}`,
  storeId: 's',
  modelId,
  startsAt: `${day}T${time}:00+08:00`,
  endsAt: new Date(new Date(`${day}T${time}:00+08:00`).getTime() + 30 * 60_000).toISOString(),
  capacity,
})

describe('what is free', () => {
  test('past, within the notice, full, free; other models left out; in time order', () => {
    const slots = [
      slot('2026-11-25', '11:00', 1),
      slot('2026-11-25', '10:20'),
      slot('2026-11-25', '09:00'),
      slot('2026-11-26', '09:00'),
      slot('2026-11-25', '11:00', 2, 'byd-seagull'),
    ]
    const taken = new Map([[slots[0]?.id ?? '', 1]])
    expect(
      presentSlots(slots, 'wuling-binguo', taken, now).map(({ startsAt, state, free }) => [startsAt, state, free]),
    ).toEqual([
      ['2026-11-25T09:00:00+08:00', 'past', 0],
      ['2026-11-25T10:20:00+08:00', 'past', 0],
      ['2026-11-25T11:00:00+08:00', 'full', 0],
      ['2026-11-26T09:00:00+08:00', 'free', 2],
    ])
  })

  test('fourteen days from today, closed ones marked', () => {
    const days = presentDays(presentSlots([slot('2026-11-26', '09:00')], 'wuling-binguo', new Map(), now), now)
    expect(days).toHaveLength(14)
    expect(days[0]).toEqual({ date: '2026-11-25', free: 0, state: 'none' })
    expect(days[1]).toEqual({ date: '2026-11-26', free: 2, state: 'free' })
    expect(days[13]?.date).toBe('2026-12-08')
  })

  test('free is never negative, also when a store lowers its capacity below what is held', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(8), (capacity, held) => {
        const one = slot('2026-11-26', '09:00', capacity)
        const [presented] = presentSlots([one], one.modelId, new Map([[one.id, held]]), now)
        expect(presented?.free).toBe(Math.max(0, capacity - held))
      }),
    )
  })

  test('the nearest two, earliest first', () => {
    const times = ['09:00', '11:00', '14:00', '16:00'].map((time) => slot('2026-11-26', time))
    const slots = presentSlots(times, 'wuling-binguo', new Map([[times[2]?.id ?? '', 2]]), now)
    expect(nearestFree(slots, new Date('2026-11-26T14:00:00+08:00'), 2).map((one) => one.startsAt)).toEqual([
      '2026-11-26T11:00:00+08:00',
      '2026-11-26T16:00:00+08:00',
    ])
  })
})
