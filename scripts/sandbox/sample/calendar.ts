import type { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { addDays } from '@cheji/shared/kernel/time'
import type { SeededChance } from './random'

type CalendarEntry = UpstreamStore['calendar'][number]
/** What a store does every year, from the first day of the lunar year. */
type Habit = (springFestival: string) => CalendarEntry[]

/** The first day of the lunar year. Fixed years, so that a store's record is the same whenever the sandbox starts. */
const SPRING_FESTIVALS = ['2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13']

const yearOf = (day: string): number => Number(day.slice(0, 4))

/** 除夕到初三 closed, then three short days. */
const shortBreak: Habit = (first) => {
  return [
    { from: addDays(first, -1), to: addDays(first, 2), hours: null, reasonZh: '春节放假' },
    {
      from: addDays(first, 3),
      to: addDays(first, 5),
      hours: { opens: '10:00', closes: '16:00' },
      reasonZh: '春节值班',
    },
  ]
}
/** 腊月二十八到初六 closed. */
const longBreak: Habit = (first) => {
  return [{ from: addDays(first, -2), to: addDays(first, 5), hours: null, reasonZh: '春节放假' }]
}
const newYearsDay: Habit = (first) => [
  {
    from: `${yearOf(first)}-01-01`,
    to: `${yearOf(first)}-01-01`,
    hours: { opens: '10:00', closes: '16:00' },
    reasonZh: '元旦值班',
  },
]
const nationalDay: Habit = (first) => [
  { from: `${yearOf(first)}-10-01`, to: `${yearOf(first)}-10-01`, hours: null, reasonZh: '国庆节休息一天' },
]
/** The last day of each month, the morning only. */
const stocktaking: Habit = (first) =>
  Array.from({ length: 12 }, (_, month) => {
    const year = yearOf(first)
    const next = month === 11 ? `${year + 1}-01-01` : `${year}-${String(month + 2).padStart(2, '0')}-01`
    const day = addDays(next, -1)
    return { from: day, to: day, hours: { opens: '13:30', closes: '18:00' }, reasonZh: '月末盘点，上午不开门' }
  })

/** A store's own calendar over the years, by its habits, in order of days and without overlaps. */
export function sampleCalendar(chance: SeededChance, isSmall: boolean): CalendarEntry[] {
  const habits = [isSmall || chance.chance(0.2) ? longBreak : shortBreak]
  if (chance.chance(0.35)) habits.push(newYearsDay)
  if (chance.chance(0.25)) habits.push(nationalDay)
  if (!isSmall && chance.chance(0.08)) habits.push(stocktaking)
  const entries = SPRING_FESTIVALS.flatMap((first) => habits.flatMap((habit) => habit(first)))
  // The earlier habit wins where two fall on one day.
  const kept: CalendarEntry[] = []
  for (const entry of entries) if (!kept.some(({ from, to }) => from <= entry.to && entry.from <= to)) kept.push(entry)
  return kept.sort((a, b) => a.from.localeCompare(b.from))
}
