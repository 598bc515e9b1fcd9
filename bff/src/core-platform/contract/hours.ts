import publicHolidays from 'chinese-days/dist/chinese-days.json'
import { weekday } from '@cheji/shared/kernel/time'
import type { UpstreamStore } from './stores'

/** Opening and closing time of one day, `HH:MM`; null when closed all day. */
export type DayHours = UpstreamStore['hours']['weekday']

/** What decides when a store is open. */
export type Timetable = Pick<UpstreamStore, 'hours' | 'calendar'>

/**
 * Hours of a store on a Beijing day, as the contract has it: the store's own calendar first; then a public holiday counts
 * as a weekend day and a make-up workday as a weekday.
 */
export const hoursOn = (store: Timetable, day: string): DayHours => {
  const own = store.calendar.find(({ from, to }) => from <= day && day <= to)
  if (own) return own.hours
  return isWorkday(day) ? store.hours.weekday : store.hours.weekend
}

/** By the State Council's table itself: the package's own question goes through the machine's time zone and misses days west of Greenwich. */
export const isWorkday = (day: string): boolean => {
  if (day in publicHolidays.workdays) return true
  return !(day in publicHolidays.holidays) && weekday(day) !== 0 && weekday(day) !== 6
}
