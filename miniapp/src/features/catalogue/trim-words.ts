import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { catalogueTexts as texts } from './texts'

/** `203 公里`, with a word on the older standard, which promises more. */
export const makerRangeWords = ({ rangeKm, rangeCycle }: Pick<Trim, 'rangeKm' | 'rangeCycle'>): string =>
  rangeCycle === 'NEDC' ? texts.oldStandard(rangeKm) : texts.km(rangeKm)

/** `3.95 米`. */
export const metreWords = (mm: number): string => `${(mm / 1000).toFixed(2)} 米`

/** A number without a needless zero: `17.3`, `9`. */
export const plainNumber = (value: number): string => String(Math.round(value * 10) / 10)

/** `30% 到 80% 约 35 分钟`, or that it cannot. */
export const fastChargeWords = ({ supported, minutes30to80 }: Trim['fastCharge']): string => {
  if (!supported) return texts.slowOnly
  return minutes30to80 === null ? texts.fastChargeTimeUnknown : texts.minutes(minutes30to80)
}
