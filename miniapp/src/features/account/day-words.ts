import { monthDayWords } from '../../ui/format'

/** `2026 年 11 月 1 日` of a Beijing day. */
export const yearDayWords = (day: string): string => `${day.slice(0, 4)} 年 ${monthDayWords(day)}`
