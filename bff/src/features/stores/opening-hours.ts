import { hoursOn } from '@cheji/bff/core-platform/contract/hours'
import type { DayHours, Timetable } from '@cheji/bff/core-platform/contract/hours'
import type { OpenState } from '@cheji/shared/stores/stores.contract'
import { addDays, beijingDay, beijingInstant, beijingIso, beijingTime, weekday } from '@cheji/shared/kernel/time'

const DAYS_LOOKED_AHEAD = 14
const WEEKDAY_NAMES = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** Whether a store is open at an instant, until when, or when it opens next, with the words for it. */
export const openStateOf = (store: Timetable, now: Date): OpenState => {
  const today = beijingDay(now)
  const time = beijingTime(now)
  const hours = hoursOn(store, today)
  if (hours && hours.opens <= time && time < hours.closes)
    return { open: true, until: hours.closes, opensAt: null, words: `营业中，到 ${spoken(hours.closes)}` }

  const opening = nextOpening(store, today, time)
  return {
    open: false,
    until: null,
    opensAt: opening ? beijingIso(beijingInstant(opening.day, opening.opens)) : null,
    words: closedWords(hours, opening, today),
  }
}

/** The regular week in words, and the days ahead that differ from it. */
export const openingHoursOf = (store: Timetable, now: Date) => {
  const { weekday: workdays, weekend } = store.hours
  const today = beijingDay(now)
  return {
    words: sameHours(workdays, weekend)
      ? [`每天 ${hoursWords(workdays)}`]
      : [`周一到周五 ${hoursWords(workdays)}`, `周末和节假日 ${hoursWords(weekend)}`],
    exceptions: store.calendar
      .filter((entry) => entry.to >= today)
      .map((entry) => ({
        from: entry.from,
        to: entry.to,
        words: `${entry.reasonZh}：${entry.hours ? hoursWords(entry.hours) : '休息'}`,
      })),
  }
}

const nextOpening = (store: Timetable, today: string, time: string): { day: string; opens: string } | undefined => {
  for (let ahead = 0; ahead <= DAYS_LOOKED_AHEAD; ahead++) {
    const day = addDays(today, ahead)
    const hours = hoursOn(store, day)
    if (hours && (ahead > 0 || time < hours.opens)) return { day, opens: hours.opens }
  }
  return undefined
}

const closedWords = (
  today: DayHours,
  opening: { day: string; opens: string } | undefined,
  todayDay: string,
): string => {
  const state = today ? '已下班' : '今天休息'
  if (!opening) return today ? state : '最近不营业，去之前先打电话问问'
  if (opening.day === todayDay) return `还没开门，今天 ${spoken(opening.opens)} 开门`
  return `${state}，${dayWords(opening.day, todayDay)} ${spoken(opening.opens)} 开门`
}

const dayWords = (day: string, today: string): string => {
  if (day === addDays(today, 1)) return '明天'
  if (day === addDays(today, 2)) return '后天'
  const [, month, date] = day.split('-').map(Number)
  return `${String(month)} 月 ${String(date)} 日${WEEKDAY_NAMES[weekday(day)] ?? ''}`
}

const sameHours = (a: DayHours, b: DayHours): boolean => a?.opens === b?.opens && a?.closes === b?.closes
const hoursWords = (hours: DayHours): string => (hours ? `${spoken(hours.opens)}–${spoken(hours.closes)}` : '休息')
/** `08:30` → `8:30` */
const spoken = (time: string): string => time.replace(/^0/, '')
