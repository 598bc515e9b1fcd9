import { hoursOn } from '@cheji/bff/core-platform/contract/hours'
import { openStateOf, openingHoursOf } from './opening-hours'

const weekday = { opens: '08:30', closes: '18:00' }
const weekend = { opens: '09:00', closes: '17:30' }
const store = { hours: { weekday, weekend }, calendar: [] }
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

describe('hours of a store', () => {
  test('workday, weekend, holiday, make-up workday', () => {
    expect(hoursOn(store, '2026-11-25')).toEqual(weekday)
    expect(hoursOn(store, '2026-11-28')).toEqual(weekend)
    // National Day falls on a Thursday; Saturday 10 October is worked in exchange
    expect(hoursOn(store, '2026-10-01')).toEqual(weekend)
    expect(hoursOn(store, '2026-10-10')).toEqual(weekday)
    expect(hoursOn(store, '2026-02-14')).toEqual(weekday)
  })

  test("the store's own calendar comes before the holidays", () => {
    const own = { ...store, calendar: [{ from: '2026-02-16', to: '2026-02-19', hours: null, reasonZh: '春节' }] }
    expect(hoursOn(own, '2026-02-17')).toBeNull()
    expect(hoursOn(own, '2026-02-20')).toEqual(weekend)
  })

  test.each([
    ['2026-11-25', '08:29', false, '还没开门，今天 8:30 开门', '2026-11-25T08:30:00+08:00'],
    ['2026-11-25', '08:30', true, '营业中，到 18:00', null],
    ['2026-11-25', '17:59', true, '营业中，到 18:00', null],
    ['2026-11-25', '18:00', false, '已下班，明天 8:30 开门', '2026-11-26T08:30:00+08:00'],
  ])('%s %s → open %s: %s', (day, time, open, words, opensAt) => {
    expect(openStateOf(store, at(day, time))).toMatchObject({ open, words, opensAt })
  })

  test('closed today names the next day that opens', () => {
    const closed = {
      ...store,
      calendar: [{ from: '2026-11-25', to: '2026-11-27', hours: null, reasonZh: '盘点' }],
    }
    expect(openStateOf(closed, at('2026-11-25', '10:00')).words).toBe('今天休息，11 月 28 日周六 9:00 开门')
  })

  test('closed for longer than two weeks', () => {
    const closed = { ...store, calendar: [{ from: '2026-11-01', to: '2027-01-31', hours: null, reasonZh: '装修' }] }
    expect(openStateOf(closed, at('2026-11-25', '10:00'))).toMatchObject({ open: false, opensAt: null })
  })

  test('the week in words', () => {
    expect(openingHoursOf(store, at('2026-11-25', '10:00')).words).toEqual([
      '周一到周五 8:30–18:00',
      '周末和节假日 9:00–17:30',
    ])
    expect(
      openingHoursOf({ hours: { weekday, weekend: weekday }, calendar: [] }, at('2026-11-25', '10:00')).words,
    ).toEqual(['每天 8:30–18:00'])
  })
})
