import { isClosedForDays, nearestFirst, nextExceptions, openWords, storeDistance } from './store-words'

const now = new Date('2026-11-25T19:30:00+08:00')
const place = { lat: 34.1, lng: 118.8 }

test('distance: from her own place; else from her county, and then only for stores outside of it', () => {
  const store = { place, distanceM: 47_490, adcode: '321323' }
  const here = { place: { lat: 34.1, lng: 118.8 + 0.0348 }, fuzzy: true }
  expect(storeDistance(store, here, '321322')).toEqual({ about: true, number: '3.2', unit: '公里' })
  expect(storeDistance(store, undefined, '321322')).toEqual({ about: true, number: '47', unit: '公里' })
  expect(storeDistance(store, undefined, '321323')).toBeUndefined()
  expect(storeDistance({ ...store, distanceM: null }, undefined, '321322')).toBeUndefined()
})

test('nearest first only where her place is known', () => {
  const far = { place: { lat: 34.5, lng: 118.8 } }
  const near = { place }
  expect(nearestFirst([far, near], { place, fuzzy: false })).toEqual([near, far])
  expect(nearestFirst([far, near], undefined)).toEqual([far, near])
})

test('the opening state falls into what carries the colour and the rest', () => {
  const state = { open: true, until: '18:00', opensAt: null }
  expect(openWords({ ...state, words: '营业中，到 18:00' })).toEqual(['营业中', '，到 18:00'])
  expect(openWords({ ...state, words: '已下班' })).toEqual(['已下班', ''])
})

describe('closed for days', () => {
  const openingHours = {
    words: ['每天 8:00–18:00'],
    exceptions: [{ from: '2026-11-25', to: '2026-11-25', words: '盘点：休息' }],
  }
  const closed = (opensAt: string | null) => ({ open: false, until: null, opensAt, words: '已下班' })

  test('an ordinary evening is not', () => {
    const openState = closed('2026-11-26T08:00:00+08:00')
    expect(isClosedForDays({ openState, openingHours: { ...openingHours, exceptions: [] } }, now)).toBe(false)
  })
  test('a holiday today is, even when it ends tomorrow', () => {
    expect(isClosedForDays({ openState: closed('2026-11-26T08:00:00+08:00'), openingHours }, now)).toBe(true)
  })
  test('so is a day after tomorrow, or no day at all', () => {
    const plain = { ...openingHours, exceptions: [] }
    expect(isClosedForDays({ openState: closed('2026-11-27T08:00:00+08:00'), openingHours: plain }, now)).toBe(true)
    expect(isClosedForDays({ openState: closed(null), openingHours: plain }, now)).toBe(true)
  })
})

test('days that differ: those of the next two months, in words', () => {
  const exceptions = [
    { from: '2027-01-01', to: '2027-01-01', words: '元旦值班：10:00–16:00' },
    { from: '2027-01-18', to: '2027-01-22', words: '盘点：休息' },
    { from: '2027-02-04', to: '2027-02-11', words: '春节放假：休息' },
  ]
  expect(nextExceptions({ openingHours: { words: [], exceptions } }, now)).toEqual([
    '1 月 1 日，元旦值班：10:00–16:00',
    '1 月 18 日到 22 日，盘点：休息',
  ])
})
