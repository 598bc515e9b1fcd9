import { beijingDay } from '@cheji/shared/kernel/time'

export type Season = 'spring' | 'summer' | 'winter'

/** The season she drives in now: winter from November to March, summer from June to August. */
export const seasonOf = (now: Date): Season => {
  const month = Number(beijingDay(now).slice(5, 7))
  if (month >= 11 || month <= 3) return 'winter'
  return month >= 6 && month <= 8 ? 'summer' : 'spring'
}
