import { UpstreamSlot, type UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { SlotId } from '@cheji/shared/kernel/fields'
import { addDays, beijingTime, minutesOf } from '@cheji/shared/kernel/time'
import { hoursOn } from '@cheji/bff/core-platform/contract/hours'
import { sampleSlotsOn } from './sample-slots'
import { sampleStores } from './sample-stores'

const stores = sampleStores().filter(({ abilities }) => abilities.includes('test_drive'))
const plain = { weekday: { opens: '09:00', closes: '18:00' }, weekend: { opens: '10:00', closes: '16:00' } }
const [first] = stores
if (!first) throw new Error('no store')
const store: UpstreamStore = { ...first, hours: plain, calendar: [] }

test('hours: make-up days count as weekdays, holidays as weekend, the store’s own calendar above both', () => {
  expect(hoursOn(store, '2026-11-25')).toEqual(plain.weekday)
  expect(hoursOn(store, '2026-11-28')).toEqual(plain.weekend)
  // A Saturday that makes up for the National Day week, and a Thursday inside it.
  expect(hoursOn(store, '2026-10-10')).toEqual(plain.weekday)
  expect(hoursOn(store, '2026-10-01')).toEqual(plain.weekend)
  const away = { ...store, calendar: [{ from: '2026-11-24', to: '2026-11-26', hours: null, reasonZh: '装修' }] }
  expect(hoursOn(away, '2026-11-25')).toBeNull()
  expect(sampleSlotsOn(away, '2026-11-25')).toEqual([])
})

test('slots lie inside the hours on the store’s grid, with one to three seats and an id that says what they are', () => {
  const days = Array.from({ length: 14 }, (_, i) => addDays('2026-11-25', i))
  const wrong = stores.slice(0, 40).flatMap((one) => days.flatMap((day) => faultsOf(one, day)))
  expect(wrong).toEqual([])
})

function faultsOf(one: UpstreamStore, day: string): string[] {
  const hours = hoursOn(one, day)
  return sampleSlotsOn(one, day).flatMap((slot) => {
    const [starts, ends] = [new Date(slot.startsAt), new Date(slot.endsAt)]
    const isRight =
      UpstreamSlot.safeParse(slot).success &&
      SlotId.safeParse(slot.id).success &&
      slot.id === `${one.id}.${slot.modelId}.${day.replaceAll('-', '')}.${beijingTime(starts).replace(':', '')}` &&
      ends.getTime() - starts.getTime() === 30 * 60_000 &&
      minutesOf(beijingTime(starts)) % 10 === 0 &&
      hours !== null &&
      beijingTime(starts) >= hours.opens &&
      beijingTime(ends) <= hours.closes &&
      [1, 2, 3].includes(slot.capacity)
    return isRight ? [] : [slot.id]
  })
}

test('the same day is the same on every look', () => {
  expect(sampleSlotsOn(store, '2026-12-01')).toEqual(sampleSlotsOn(store, '2026-12-01'))
  expect(sampleSlotsOn(store, '2026-12-01').length).toBeGreaterThan(20)
})
