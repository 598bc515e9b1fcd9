import { addDays } from '@cheji/shared/kernel/time'
import { isWorkday } from '../../core-platform/contract/hours'

/** The `count`th day after a Beijing day on which banks work. */
export const workingDaysAfter = (day: string, count: number): string => {
  let reached = day
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1)
    if (isWorkday(reached)) left--
  }
  return reached
}
