import { fenToWanText, fractionOfFen } from '../kernel/money'
import type { Fen } from '../kernel/money'

/** What the estimate needs of a car. `sizeClass` as in the catalogue. */
export interface DriveAwayInput {
  readonly priceFen: Fen
  readonly sizeClass: string
  /** The calendar year of the invoice: it decides the purchase tax. */
  readonly invoiceYear: number
}

const EXEMPT_LIMIT_FEN = 3_000_000
const HALF_SAVING_LIMIT_FEN = 1_500_000

/**
 * 车辆购置税 of a battery-electric car, in fen: 10 % of the price without 13 % VAT; exempt up to 30,000 RMB of tax until 2025,
 * half in 2026 and 2027 with at most 15,000 RMB saved, full from 2028 unless a new rule comes (notice of MIIT, MOF and STA).
 */
export const purchaseTaxFen = (priceFen: Fen, invoiceYear: number): Fen => {
  // price ÷ 1.13 × 10 %
  const fullFen = fractionOfFen(priceFen, 10, 113)
  if (invoiceYear <= 2025) return Math.max(0, fullFen - EXEMPT_LIMIT_FEN)
  if (invoiceYear > 2027) return fullFen
  const halfFen = fractionOfFen(fractionOfFen(priceFen, 100, 113), 1, 20)
  return Math.max(halfFen, fullFen - HALF_SAVING_LIMIT_FEN)
}

/** The rule of `purchaseTaxFen` for a year, in words for the buyer. */
export const taxRuleWords = (invoiceYear: number): string => {
  if (invoiceYear <= 2025) return `${String(invoiceYear)} 年开票，免购置税（最多免 3 万元）`
  if (invoiceYear <= 2027) return `${String(invoiceYear)} 年开票，购置税减一半（最多减 1.5 万元）。2028 年起要交全额`
  return `${String(invoiceYear)} 年开票，购置税交全额`
}

/** 交强险, first year of a family car under six seats. */
const COMPULSORY_INSURANCE_FEN = 95_000
/** Plates 100, licence 15, registration certificate 10. */
const PLATES_FEN = 12_500
/** First year of commercial insurance by size class, a range in fen. */
const COMMERCIAL_INSURANCE_FEN: Readonly<Record<string, readonly [Fen, Fen]>> = {
  micro: [150_000, 280_000],
  small: [250_000, 450_000],
}
const COMMERCIAL_INSURANCE_OTHER_FEN: readonly [Fen, Fen] = [300_000, 500_000]

/** What it costs to drive away: parts and the total as a range, all in fen. No subsidy is ever subtracted. */
export const driveAway = ({ priceFen, sizeClass, invoiceYear }: DriveAwayInput) => {
  const [low, high] = COMMERCIAL_INSURANCE_FEN[sizeClass] ?? COMMERCIAL_INSURANCE_OTHER_FEN
  const tax = purchaseTaxFen(priceFen, invoiceYear)
  const fixedFen = priceFen + tax + COMPULSORY_INSURANCE_FEN + PLATES_FEN
  return {
    carFen: priceFen,
    purchaseTaxFen: tax,
    taxYear: invoiceYear,
    taxRule: taxRuleWords(invoiceYear),
    compulsoryInsuranceFen: COMPULSORY_INSURANCE_FEN,
    platesFen: PLATES_FEN,
    commercialInsuranceLowFen: low,
    commercialInsuranceHighFen: high,
    totalLowFen: fixedFen + low,
    totalHighFen: fixedFen + high,
  }
}

/** 0.1 万. */
const TENTH_WAN_FEN: Fen = 100_000

/**
 * `6.6–6.9 万`: an estimate's span in tenths of ten thousand RMB, the low end rounded down and the high end up, so that it
 * never promises less. One number when both ends read the same.
 */
export const wanSpanWords = (lowFen: Fen, highFen: Fen): string => {
  const low = tenthsOfWan(lowFen)
  const high = tenthsOfWan(highFen + TENTH_WAN_FEN - 1)
  return low === high ? `${low} 万` : `${low}–${high} 万`
}

/** A drive-away total in words, `约 6.6–6.9 万`. */
export const driveAwayWords = (totalLowFen: Fen, totalHighFen: Fen): string =>
  `约 ${wanSpanWords(totalLowFen, totalHighFen)}`

/** `6602102` → `6.6`, cut. */
const tenthsOfWan = (fen: Fen): string => fenToWanText(fen).slice(0, -1)
