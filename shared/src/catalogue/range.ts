/**
 * Kilometres that a charge really gives, from the maker's figure. The factors are the published rule of thumb of
 * this product (town driving at the season's usual temperature); small cars heat the cabin with a resistance heater, which costs them 0.05 more below 10 °C.
 */
const HUNDREDTHS = { spring: 90, summer: 82, winter: 72, winterMotorway: 58 } as const
const RESISTANCE_HEATER = 5
const KM_A_DAY = 40
const USED_OF_A_CHARGE_HUNDREDTHS = 85

export type Season = keyof typeof HUNDREDTHS

const isCold = (season: Season): boolean => season === 'winter' || season === 'winterMotorway'

/** Hundredths of the maker's range that remain in a season; `sizeClass` micro and small lose 5 more in the cold. */
export const seasonHundredths = (season: Season, sizeClass: string): number =>
  HUNDREDTHS[season] - (isCold(season) && (sizeClass === 'micro' || sizeClass === 'small') ? RESISTANCE_HEATER : 0)

/** Whole kilometres, rounded down to 5: 203 km of a small car are 180 in spring and 135 in winter. */
export const estimateRangeKm = (makerRangeKm: number, season: Season, sizeClass: string): number =>
  Math.floor((makerRangeKm * seasonHundredths(season, sizeClass)) / 500) * 5

/** Whole days between charges at 40 km a day, using 85 % of a charge: 203 km of a small car give 3 in spring, 2 in winter. */
export const daysPerCharge = (makerRangeKm: number, season: Season, sizeClass: string): number =>
  Math.floor((makerRangeKm * seasonHundredths(season, sizeClass) * USED_OF_A_CHARGE_HUNDREDTHS) / (KM_A_DAY * 10_000))
