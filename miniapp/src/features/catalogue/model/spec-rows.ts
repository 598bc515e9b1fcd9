import type { Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { specTexts } from '../spec-texts'
import { catalogueTexts as texts } from '../texts'
import { fastChargeWords, makerRangeWords, metreWords, plainNumber } from '../trim-words'

export interface SpecRow {
  label: string
  value: string
}

const { spec } = specTexts
const known = <T>(value: T | null, words: (value: T) => string): string =>
  value === null ? texts.unknown : words(value)
/** `3.95` of millimetres. */
const metres = (mm: number): string => metreWords(mm).split(' ')[0] ?? ''

/** What most people ask for first. */
export const firstSpecs = ({ seats }: Pick<Model, 'seats'>, trim: Trim): SpecRow[] => [
  { label: spec.makerRange, value: makerRangeWords(trim) },
  { label: spec.spring, value: texts.km(trim.rangeEstimate.spring) },
  { label: spec.winter, value: texts.km(trim.rangeEstimate.winter) },
  { label: spec.battery, value: batteryWords(trim) },
  { label: spec.fast, value: fastChargeWords(trim.fastCharge) },
  { label: spec.slow, value: known(trim.acFullHours, (hours) => texts.hours(plainNumber(hours))) },
  { label: spec.size, value: specTexts.sizeWords(metres(trim.lengthMm), metres(trim.widthMm), metres(trim.heightMm)) },
  { label: spec.seats, value: texts.seats(seats) },
]

/** All the rest. What the maker has not published says so. */
export const furtherSpecs = ({ doors, modelYear }: Pick<Model, 'doors' | 'modelYear'>, trim: Trim): SpecRow[] => [
  { label: spec.summer, value: texts.km(trim.rangeEstimate.summer) },
  { label: spec.winterMotorway, value: texts.km(trim.rangeEstimate.winterMotorway) },
  { label: spec.days, value: specTexts.daysWords(trim.daysPerCharge.spring, trim.daysPerCharge.winter) },
  { label: spec.acPower, value: known(trim.acChargeKw, kilowatts) },
  ...(trim.fastCharge.supported ? [{ label: spec.fastPower, value: known(trim.fastCharge.maxKw, kilowatts) }] : []),
  { label: spec.batteryMaker, value: known(trim.batteryMaker, (maker) => maker) },
  { label: spec.motor, value: kilowatts(trim.motorKw) },
  { label: spec.torque, value: known(trim.motorNm, (nm) => specTexts.newtonMetres(plainNumber(nm))) },
  { label: spec.speed, value: known(trim.topSpeedKmh, specTexts.kmAnHour) },
  { label: spec.acceleration, value: known(trim.accelerationTo100S, (s) => specTexts.seconds(plainNumber(s))) },
  { label: spec.drive, value: specTexts.layouts[trim.driveLayout] ?? texts.unknown },
  { label: spec.wheelbase, value: metreWords(trim.wheelbaseMm) },
  { label: spec.weight, value: known(trim.curbWeightKg, (kg) => specTexts.kilograms(String(kg))) },
  { label: spec.trunk, value: known(trim.trunkL, specTexts.litres) },
  { label: spec.tyre, value: trim.tyreSize },
  { label: spec.doors, value: specTexts.doorsWords(doors) },
  { label: spec.abs, value: trim.abs ? specTexts.has : specTexts.hasNot },
  {
    label: spec.airbags,
    value: known(trim.airbags, (count) => (count === 0 ? specTexts.hasNot : specTexts.pieces(count))),
  },
  { label: spec.year, value: specTexts.yearWords(modelYear) },
]

const kilowatts = (kw: number): string => specTexts.kilowatts(plainNumber(kw))

const batteryWords = ({ batteryKwh, batteryChemistry }: Trim): string =>
  specTexts.batteryWords(plainNumber(batteryKwh), specTexts.chemistries[batteryChemistry] ?? batteryChemistry)
