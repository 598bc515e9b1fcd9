import type { SlotDay, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { codeWords, dayChoices, labelOf, minutesOf, nextFreeDay, overlapping, slotChoices } from './drive-words'

const now = new Date('2026-11-25T09:00:00+08:00')
const day = (date: string, free: number, state: SlotDay['state'] = free > 0 ? 'free' : 'full'): SlotDay => ({
  date,
  free,
  state,
})
const slot = (from: string, to: string) => ({
  startsAt: `2026-11-26T${from}:00+08:00`,
  endsAt: `2026-11-26T${to}:00+08:00`,
})

test('six digits in two breaths', () => {
  expect(codeWords('720416')).toBe('720 416')
})

test('days: those without any test drive are left out, except the one that is shown; far ones say their month', () => {
  const days = [day('2026-11-25', 0, 'none'), day('2026-11-26', 3), day('2026-11-28', 0), day('2026-12-03', 1)]
  expect(dayChoices(days, '2026-11-26', now)).toEqual([
    { day: '2026-11-26', name: '明天', number: 26, full: false },
    { day: '2026-11-28', name: '周六', number: 28, full: true },
    { day: '2026-12-03', name: '12 月', number: 3, full: false },
  ])
  expect(dayChoices(days, '2026-11-25', now)[0]).toEqual({ day: '2026-11-25', name: '今天', number: 25, full: true })
})

test('times that have passed are not shown, full ones are', () => {
  const one = (time: string, free: number, state: 'free' | 'full' | 'past') => ({
    slotId: `s.${time}`,
    startsAt: `2026-11-25T${time}:00+08:00`,
    endsAt: `2026-11-25T${time}:00+08:00`,
    capacity: 2,
    free,
    state,
  })
  expect(slotChoices([one('08:30', 0, 'past'), one('09:40', 0, 'full'), one('10:20', 1, 'free')])).toEqual([
    { id: 's.09:40', time: '9:40', free: 0 },
    { id: 's.10:20', time: '10:20', free: 1 },
  ])
})

test('the next day with room lies after the shown one, else before it', () => {
  const days = [day('2026-11-26', 2), day('2026-11-27', 0), day('2026-11-28', 5)]
  expect(nextFreeDay({ days, date: '2026-11-27' })?.date).toBe('2026-11-28')
  expect(nextFreeDay({ days, date: '2026-11-28' })?.date).toBe('2026-11-26')
  expect(nextFreeDay({ days: [day('2026-11-26', 0)], date: '2026-11-26' })).toBeUndefined()
})

test('a booking lies in the way when the times overlap, not when one ends as the other begins', () => {
  const drive = slot('10:20', '10:50') as TestDrive
  expect(minutesOf(drive)).toBe(30)
  expect(overlapping([drive], slot('10:40', '11:10'))).toBe(drive)
  expect(overlapping([drive], slot('10:50', '11:20'))).toBeUndefined()
})

test.each([
  [{ status: 'refused' }, { words: '门店来不了', kind: 'bad' }],
  [
    { status: 'booked', delivery: 'late' },
    { words: '门店还没收到，在催', kind: 'look' },
  ],
  [
    { status: 'booked', movedFrom: '2026-11-26T09:00:00+08:00' },
    { words: '已改到 10:20', kind: 'look' },
  ],
  [{ status: 'confirmed' }, { words: '门店确认了', kind: 'good' }],
  [{ status: 'done' }, { words: '试过了' }],
] as const)('the label of %j', (part, label) => {
  const drive = { delivery: 'delivered', movedFrom: null, ...slot('10:20', '10:50'), ...part } as TestDrive
  expect(labelOf(drive)).toEqual(label)
})
