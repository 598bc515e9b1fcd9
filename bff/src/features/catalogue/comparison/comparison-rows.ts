import { driveAwayWords } from '@cheji/shared/catalogue/drive-away'
import type { ModelEntry, TrimEntry } from '../catalogue.view'
import * as words from './comparison.texts'

/** A trim with its model, as rows read it. */
export interface Column {
  readonly trim: TrimEntry
  readonly model: ModelEntry
}

/** A value that has a size; undefined is 未公布. */
export interface MeasuredRow {
  readonly kind: 'measured'
  readonly key: string
  readonly label: string
  readonly value: (column: Column) => number | undefined
  readonly text: (value: number, column: Column) => string
  /** Which of two is better beyond dispute, if either. */
  readonly better: 'lower' | 'higher' | 'neither'
  /** Of which one the words speak, and what they say of the difference. */
  readonly speakOf: 'lower' | 'higher'
  readonly words: (difference: number) => string
  /** Whether two values mean the same thing at all. */
  readonly comparable?: (a: Column, b: Column) => boolean
}

/** A value that only is what it is. */
export interface NamedRow {
  readonly kind: 'named'
  readonly key: string
  readonly label: string
  readonly text: (column: Column) => string
  /** Compares two: positive when `a` is better beyond dispute, negative when `b` is; words for the better one. */
  readonly judge?: (a: Column, b: Column) => { sign: number; words: string } | null
}

export type Row = MeasuredRow | NamedRow

type Measured = Omit<MeasuredRow, 'kind'>
const measured = (row: Measured): Row => ({ kind: 'measured', ...row })
const named = (row: Omit<NamedRow, 'kind'>): Row => ({ kind: 'named', ...row })

const sameCycle = (a: Column, b: Column): boolean => a.trim.facts.rangeCycle === b.trim.facts.rangeCycle
const estimate = (key: 'spring' | 'winter' | 'winterMotorway', label: string): Row =>
  measured({
    key: `range-${key}`,
    label,
    value: ({ trim }) => trim.rangeEstimate[key],
    text: words.km,
    better: 'neither',
    speakOf: 'higher',
    words: (difference) => `多跑 ${words.km(difference)}`,
    comparable: sameCycle,
  })

const size = (
  key: 'lengthMm' | 'wheelbaseMm' | 'widthMm' | 'heightMm',
  row: Pick<Measured, 'label' | 'speakOf' | 'words'>,
): Row => measured({ key, value: ({ trim }) => trim.facts[key], text: words.metres, better: 'neither', ...row })

const warranty = (key: 'warrantyVehicle' | 'warrantyBattery', label: string): Row =>
  named({
    key,
    label,
    text: ({ trim }) => words.warranty(trim.facts[key]),
    judge: (a, b) => {
      const [left, right] = [a.trim.facts[key], b.trim.facts[key]]
      const [years, distanceKm] = [left.years - right.years, left.km - right.km]
      if (years * distanceKm < 0) return null
      return { sign: years || distanceKm, words: words.longerWarranty(Math.abs(years), Math.abs(distanceKm)) }
    },
  })

/** Rows of the comparison in the order in which they are read: money, range, charging, size, the rest. */
export const ROWS: readonly Row[] = [
  measured({
    key: 'price',
    label: '车价',
    value: ({ trim }) => trim.price.priceFen,
    text: words.yuan,
    better: 'lower',
    speakOf: 'lower',
    words: (difference) => `便宜 ${words.yuan(difference)}`,
  }),
  measured({
    key: 'driveAway',
    label: '上牌开走一共',
    value: ({ trim }) => trim.driveAway.totalHighFen,
    text: (_, { trim }) => driveAwayWords(trim.driveAway.totalLowFen, trim.driveAway.totalHighFen),
    better: 'neither',
    speakOf: 'lower',
    words: (difference) => `大约少 ${words.aboutYuan(difference)}`,
  }),
  measured({
    key: 'rangeKm',
    label: '厂家标的里程',
    value: ({ trim }) => trim.facts.rangeCltcKm,
    text: (value, { trim }) => (trim.facts.rangeCycle === 'NEDC' ? words.nedc(words.km(value)) : words.km(value)),
    better: 'higher',
    speakOf: 'higher',
    words: (difference) => `多跑 ${words.km(difference)}`,
    comparable: sameCycle,
  }),
  estimate('spring', '春秋实际约跑'),
  estimate('winter', '冬天约跑'),
  estimate('winterMotorway', '冬天上高速约跑'),
  named({
    key: 'daysPerCharge',
    label: '每天开 40 公里',
    text: ({ trim }) => words.daysPerCharge(trim.daysPerCharge),
  }),
  named({
    key: 'fastCharge',
    label: '快充 30% 到 80%',
    text: ({ trim }) => {
      const { supported, minutes30to80 } = trim.facts.fastCharge
      if (!supported) return words.HAS_NOT
      return minutes30to80 === undefined ? words.FAST_CHARGE_NO_TIME : words.minutes(minutes30to80)
    },
    judge: (a, b) => {
      const [left, right] = [a.trim.facts.fastCharge, b.trim.facts.fastCharge]
      if (left.supported !== right.supported) return { sign: left.supported ? 1 : -1, words: words.CAN_FAST_CHARGE }
      if (left.minutes30to80 === undefined || right.minutes30to80 === undefined) return null
      const sign = right.minutes30to80 - left.minutes30to80
      return { sign, words: `快 ${words.minutes(Math.abs(sign))}` }
    },
  }),
  measured({
    key: 'acFullHours',
    label: '慢充充满',
    value: ({ trim }) => trim.facts.acFullHours,
    text: words.hours,
    better: 'neither',
    speakOf: 'lower',
    words: (difference) => `早 ${words.hours(difference)}充满`,
  }),
  size('lengthMm', { label: '车长', speakOf: 'lower', words: (mm) => `短 ${words.centimetres(mm)}，更好停车` }),
  size('wheelbaseMm', { label: '前后轮距离', speakOf: 'higher', words: (mm) => `前后轴多 ${words.centimetres(mm)}` }),
  size('widthMm', { label: '车宽', speakOf: 'higher', words: (mm) => `宽 ${words.centimetres(mm)}` }),
  size('heightMm', { label: '车高', speakOf: 'higher', words: (mm) => `高 ${words.centimetres(mm)}` }),
  measured({
    key: 'seats',
    label: '座位',
    value: ({ model }) => model.facts.seats,
    text: words.seats,
    better: 'neither',
    speakOf: 'higher',
    words: (difference) => `多 ${words.seats(difference)}`,
  }),
  measured({
    key: 'batteryKwh',
    label: '电池',
    value: ({ trim }) => trim.facts.batteryKwh,
    text: words.kilowattHours,
    better: 'neither',
    speakOf: 'higher',
    words: (difference) => `多装 ${words.kilowattHours(difference)}电`,
  }),
  named({
    key: 'batteryChemistry',
    label: '电池种类',
    text: ({ trim }) => words.BATTERY_CHEMISTRIES[trim.facts.batteryChemistry] ?? trim.facts.batteryChemistry,
  }),
  measured({
    key: 'motorKw',
    label: '电机功率',
    value: ({ trim }) => trim.facts.motorKw,
    text: words.kilowatts,
    better: 'neither',
    speakOf: 'higher',
    words: (difference) => `多 ${words.kilowatts(difference)}`,
  }),
  measured({
    key: 'topSpeedKmh',
    label: '能开到的车速',
    value: ({ trim }) => trim.facts.topSpeedKmh,
    text: words.kmAnHour,
    better: 'neither',
    speakOf: 'higher',
    words: (difference) => `快 ${words.kmAnHour(difference)}`,
  }),
  named({
    key: 'driveLayout',
    label: '哪个轮子出力',
    text: ({ trim }) => words.DRIVE_LAYOUTS[trim.facts.driveLayout] ?? trim.facts.driveLayout,
  }),
  measured({
    key: 'airbags',
    label: '安全气囊',
    value: ({ trim }) => trim.facts.airbags,
    text: (value) => (value === 0 ? words.HAS_NOT : words.pieces(value)),
    better: 'higher',
    speakOf: 'higher',
    words: (difference) => `多 ${words.pieces(difference)}`,
  }),
  measured({
    key: 'trunkL',
    label: '后备箱',
    value: ({ trim }) => trim.facts.trunkL,
    text: words.litres,
    better: 'higher',
    speakOf: 'higher',
    words: (difference) => `多装 ${words.litres(difference)}`,
  }),
  warranty('warrantyVehicle', '整车保修'),
  warranty('warrantyBattery', '电池、电机、电控保修'),
]
