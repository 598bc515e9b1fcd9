import { beijingInstant } from '@cheji/shared/kernel/time'
import { slotAt } from '../sample/sample-slots'
import { sampleStores } from '../sample/sample-stores'
import { SlotBook } from './slot-book'

const store = sampleStores().find(({ isTest }) => isTest)
if (!store) throw new Error('no test store')
const at = beijingInstant('2026-11-25', '10:00')
const nextDay = beijingInstant('2026-11-26', '10:00')
const days = (slots: readonly { startsAt: string }[]) => new Set(slots.map(({ startsAt }) => startsAt.slice(0, 10)))

test('fourteen Beijing days, today included', () => {
  const { items, full } = new SlotBook(1).changedSince(store, undefined, at)
  expect(full).toBe(true)
  expect([...days(items)]).toHaveLength(14)
  expect([...days(items)].sort()[0]).toBe('2026-11-25')
})

test('when a day begins, the version rises by one and the delta is that day’s', () => {
  const book = new SlotBook(1)
  const { version } = book.changedSince(store, undefined, at)
  const delta = book.changedSince(store, version, nextDay)
  expect(delta).toMatchObject({ version: version + 1, full: false, removedIds: [] })
  expect([...days(delta.items)]).toEqual(['2026-12-09'])
  expect([...days(book.changedSince(store, undefined, nextDay).items)].sort()[0]).toBe('2026-11-26')
})

test('a book opened later has the versions of one that was there all along', () => {
  const [early, late] = [new SlotBook(1), new SlotBook(1)]
  early.changedSince(store, undefined, at)
  const followed = early.changedSince(store, undefined, nextDay)
  const opened = late.changedSince(store, undefined, nextDay)
  expect(opened).toEqual(followed)
  const since = followed.version - 3
  expect(late.changedSince(store, since, nextDay)).toEqual(early.changedSince(store, since, nextDay))
})

test('setting a slot changes that slot alone; 0 seats withdraw it', () => {
  const book = new SlotBook(1)
  const { version, items } = book.changedSince(store, undefined, at)
  const slot = items.find(({ startsAt }) => startsAt.startsWith('2026-11-30'))
  if (!slot) throw new Error('no slot')
  expect(book.set(store, { ...slot, capacity: 0 }, at)).toBe(version + 1)
  const delta = book.changedSince(store, version, at)
  expect(delta).toMatchObject({ version: version + 1, full: false, items: [{ id: slot.id, capacity: 0 }] })
  expect(delta.items).toHaveLength(1)
  expect(book.find(store, slot.id, nextDay)).toMatchObject({ capacity: 0 })
})

test('closing the store takes the days’ slots out, opening it again brings back what was set by hand', () => {
  const book = new SlotBook(1)
  const extra = slotAt(store.id, 'byd-seagull', beijingInstant('2026-11-27', '12:50'), 3)
  const added = book.set(store, extra, at)
  const closed = {
    ...store,
    calendar: [{ from: '2026-11-27', to: '2026-11-28', hours: null, reasonZh: '装修' }],
  }
  expect(book.follow(store, closed, at)).toBe(added + 1)
  const gone = book.changedSince(closed, added, at)
  expect(gone.items).toEqual([])
  expect(gone.removedIds).toContain(extra.id)
  expect(gone.removedIds.length).toBeGreaterThan(20)
  expect(book.follow(closed, store, at)).toBe(added + 2)
  expect(book.find(store, extra.id, at)).toEqual(extra)
  expect(book.follow(store, { ...store, notes: ['另有一句'] }, at)).toBeUndefined()
})
