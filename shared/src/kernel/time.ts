/** The server's clock, handed in so that tests own it. */
export type Clock = () => Date

const BEIJING_OFFSET_MS = 8 * 3_600_000
const pad = (value: number): string => String(value).padStart(2, '0')
const shifted = (at: Date): Date => new Date(at.getTime() + BEIJING_OFFSET_MS)

/** The Beijing calendar day of an instant, `YYYY-MM-DD`, whatever the machine's own time zone. China has one zone and no summer time. */
export const beijingDay = (at: Date): string => shifted(at).toISOString().slice(0, 10)

/** The Beijing wall clock of an instant, `HH:MM`. */
export const beijingTime = (at: Date): string => shifted(at).toISOString().slice(11, 16)

/** ISO 8601 with the +08:00 offset and whole seconds: `2026-11-25T10:20:00+08:00`. */
export const beijingIso = (at: Date): string => `${shifted(at).toISOString().slice(0, 19)}+08:00`

/** The instant of a Beijing day and wall time. Throws RangeError on a day or time that does not exist. */
export const beijingInstant = (day: string, time = '00:00'): Date => {
  const at = new Date(`${day}T${time}:00+08:00`)
  if (Number.isNaN(at.getTime()) || beijingDay(at) !== day) throw new RangeError(`no such Beijing time: ${day} ${time}`)
  return at
}

/** `day` moved by whole days. */
export const addDays = (day: string, days: number): string =>
  beijingDay(new Date(beijingInstant(day).getTime() + days * 86_400_000))

/** 0 = Sunday … 6 = Saturday of a Beijing day. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** `HH:MM` of minutes since midnight. */
export const timeOf = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
