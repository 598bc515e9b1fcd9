import { fenToWanText, fenToYuanText } from '@cheji/shared/kernel/money'
import { addDays, beijingDay, beijingTime, weekday } from '@cheji/shared/kernel/time'

// WeChat's logic layer has no Intl: everything that a person reads of numbers and times is put together here.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const NEAR_DAYS = ['今天', '明天', '后天'] as const

/** `¥5.68万起` as one string, for shares and labels. */
export const fromPriceWords = (fen: number): string => `¥${fenToWanText(fen)}万起`

/** `56,800 元`. */
export const exactPriceWords = (fen: number): string => `${fenToYuanText(fen)} 元`

/** `12,345`: a whole number with its thousands apart. */
export const countWords = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')

/** `203 公里`. */
export const kmWords = (km: number): string => `${countWords(km)} 公里`

export interface DistanceParts {
  /** Measured from a fuzzy place: say 约. */
  about: boolean
  number: string
  unit: '米' | '公里'
}

/** Metres as a person says them: below one kilometre `800 米`, then `3.2 公里`, from ten on no decimal. A fuzzy place knows hundreds of metres at best. */
export const distanceParts = (metres: number, fuzzy = false): DistanceParts => {
  const step = fuzzy ? 100 : 10
  const near = Math.max(step, Math.round(metres / step) * step)
  if (near < 1000) return { about: fuzzy, number: String(near), unit: '米' }
  const tenths = Math.round(metres / 100)
  const number =
    tenths < 100 ? `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}` : countWords(Math.round(metres / 1000))
  return { about: fuzzy, number, unit: '公里' }
}

/** `约 3.2 公里`. */
export const distanceWords = (metres: number, fuzzy = false): string => {
  const { about, number, unit } = distanceParts(metres, fuzzy)
  return `${about ? '约 ' : ''}${number} ${unit}`
}

/** `周三` of a Beijing day. */
export const weekdayWords = (day: string): string => WEEKDAYS[weekday(day)] ?? ''

/** `11 月 25 日` of a Beijing day. */
export const monthDayWords = (day: string): string =>
  `${String(Number(day.slice(5, 7)))} 月 ${String(Number(day.slice(8, 10)))} 日`

/** `11 月 25 日，周三`. */
export const dateWords = (day: string): string => `${monthDayWords(day)}，${weekdayWords(day)}`

/** 今天, 明天, 后天, else `周四`; undefined when the day is not within the week from today. */
export const nearDayWords = (day: string, now: Date): string | undefined => {
  const today = beijingDay(now)
  for (let ahead = 0; ahead < 7; ahead++) {
    if (addDays(today, ahead) === day) return NEAR_DAYS[ahead] ?? weekdayWords(day)
  }
  return undefined
}

/** `明天 10:20`, `周四 10:20`, `12 月 3 日，周四 10:20`: an instant in Beijing time; hours without a leading zero. */
export const whenWords = (iso: string, now: Date): string => {
  const at = new Date(iso)
  const day = beijingDay(at)
  return `${nearDayWords(day, now) ?? dateWords(day)} ${clockWords(beijingTime(at))}`
}

/** `9:00` of `09:00`. */
export const clockWords = (time: string): string => time.replace(/^0/, '')

/** `40 秒前`, `26 分钟前`, `3 小时前`, `2 天前`: how long ago, cut down to the unit. */
export const agoWords = (ageMs: number): string => {
  const age = Math.max(0, ageMs)
  if (age < 10_000) return '刚刚'
  if (age < MINUTE_MS) return `${String(Math.floor(age / 1000))} 秒前`
  if (age < HOUR_MS) return `${String(Math.floor(age / MINUTE_MS))} 分钟前`
  if (age < DAY_MS) return `${String(Math.floor(age / HOUR_MS))} 小时前`
  return `${String(Math.floor(age / DAY_MS))} 天前`
}

/** `94%` of a share from 0 to 1. */
export const percentWords = (share: number): string => `${String(Math.round(share * 100))}%`
