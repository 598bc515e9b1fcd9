import { beijingDay, beijingIso, beijingTime } from '@cheji/shared/kernel/time'
import { clockWords, monthDayWords, nearDayWords, whenWords } from '../../ui/format'

/** `9:58` of an instant, in Beijing. */
export const timeWords = (iso: string): string => clockWords(beijingTime(new Date(iso)))

/** `15:06:12`: of money the second counts. */
export const secondWords = (iso: string): string => clockWords(beijingIso(new Date(iso)).slice(11, 19))

export const dayOf = (iso: string): string => beijingDay(new Date(iso))

/** `11 月 22 日 15:06` of what has been; today it is `今天 9:12`. */
export const atWords = (iso: string, now: Date): string => {
  const day = dayOf(iso)
  return `${day === beijingDay(now) ? '今天' : monthDayWords(day)} ${timeWords(iso)}`
}

/** `9:58` today, else `明天 9:58`: until when something holds. */
export const untilWords = (iso: string, now: Date): string =>
  dayOf(iso) === beijingDay(now) ? timeWords(iso) : whenWords(iso, now)

/** `9:28` today, else `11 月 23 日`. */
export const dayOrTimeWords = (iso: string, now: Date): string =>
  dayOf(iso) === beijingDay(now) ? timeWords(iso) : monthDayWords(dayOf(iso))

/** `11 月 27 日，周五` or 今天, 明天, 后天 with the date, so that nobody has to count. */
export const dueDayWords = (day: string, now: Date): string => {
  const near = nearDayWords(day, now)
  return near === undefined ? monthDayWords(day) : `${monthDayWords(day)}，${near}`
}
