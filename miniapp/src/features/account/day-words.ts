import { beijingDay, beijingTime } from '@cheji/shared/kernel/time'
import { clockWords, monthDayWords } from '../../ui/format'

/** `2026 年 11 月 1 日` of a Beijing day. */
export const yearDayWords = (day: string): string => `${day.slice(0, 4)} 年 ${monthDayWords(day)}`

/** The same of an instant. */
export const yearDayOf = (iso: string): string => yearDayWords(beijingDay(new Date(iso)))

/** `2026 年 11 月 25 日 10:20` of an instant, in Beijing. */
export const whenOf = (iso: string): string => `${yearDayOf(iso)} ${clockWords(beijingTime(new Date(iso)))}`
