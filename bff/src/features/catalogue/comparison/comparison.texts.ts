import { divideRoundingHalfUp, fenToYuanText } from '@cheji/shared/kernel/money'

/** Words of the comparison. */
export const UNKNOWN = '未公布'
export const HAS = '有'
export const HAS_NOT = '没有'
export const FAST_CHARGE_NO_TIME = '能快充，时间未公布'
export const CAN_FAST_CHARGE = '能快充'

export const DRIVE_LAYOUTS: Readonly<Record<string, string>> = { FWD: '前轮驱动', RWD: '后轮驱动', AWD: '四轮驱动' }
export const BATTERY_CHEMISTRIES: Readonly<Record<string, string>> = { LFP: '磷酸铁锂', NMC: '三元锂' }

/** Without a zero behind the point: `17.3`, `9`. */
const number = (value: number): string => String(Math.round(value * 10) / 10)

export const yuan = (fen: number): string => `${fenToYuanText(fen)} 元`
/** To whole hundreds of RMB, for estimates. */
export const aboutYuan = (fen: number): string => yuan(divideRoundingHalfUp(fen, 10_000) * 10_000)
export const km = (value: number): string => `${number(value)} 公里`
export const minutes = (value: number): string => `${number(value)} 分钟`
export const hours = (value: number): string => `${number(value)} 小时`
export const metres = (mm: number): string => `${(mm / 1000).toFixed(2)} 米`
export const centimetres = (mm: number): string => `${String(Math.round(mm / 10))} 厘米`
export const seats = (value: number): string => `${number(value)} 座`
export const kilowatts = (value: number): string => `${number(value)} 千瓦`
export const kilowattHours = (value: number): string => `${number(value)} 度`
export const litres = (value: number): string => `${number(value)} 升`
export const pieces = (value: number): string => `${number(value)} 个`
export const kmAnHour = (value: number): string => `${number(value)} 公里/时`
export const nedc = (text: string): string => `${text}（老标准 NEDC）`
export const daysPerCharge = ({ spring, winter }: { spring: number; winter: number }): string =>
  `${String(spring)} 天充一次，冬天 ${String(winter)} 天`
export const warranty = ({ years, km: distanceKm }: { years: number; km: number }): string =>
  `${String(years)} 年或 ${number(distanceKm / 10_000)} 万公里`
/** `多保 3 年、5 万公里`, with what differs only. */
export const longerWarranty = (years: number, distanceKm: number): string =>
  `多保 ${[years > 0 ? `${String(years)} 年` : '', distanceKm > 0 ? `${number(distanceKm / 10_000)} 万公里` : '']
    .filter((part) => part !== '')
    .join('、')}`

/** Puts pieces of a sentence together, with a space only where letters or digits meet characters: `T03 便宜`, `缤果便宜`. */
export const sentence = (...parts: readonly string[]): string =>
  parts.reduce((text, part) => text + (isLatinEnd(text) !== isLatinStart(part) ? ' ' : '') + part)

const isLatinEnd = (text: string): boolean => /[A-Za-z0-9+]$/.test(text)
const isLatinStart = (text: string): boolean => /^[A-Za-z0-9]/.test(text)

/** `缤果便宜 6,000 元` of two; `Lumin 比缤果便宜 9,900 元` of more. */
export const differenceWords = (name: string, than: string | null, what: string): string =>
  than === null ? sentence(name, what) : sentence(name, '比', than, what)
