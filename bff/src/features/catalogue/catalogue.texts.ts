import { type Fen, fenToWanText } from '@cheji/shared/kernel/money'
import type { BodyStyle, SizeClass } from '@cheji/shared/catalogue/catalogue.contract'

/** Every text of the catalogue that a user reads and that is not a fact of a car. */
export const BODY_STYLE_LABELS: Readonly<Record<BodyStyle, string>> = {
  'micro-hatch-3d': '三门小车',
  'micro-hatch-5d': '五门小车',
  'boxy-mini': '方盒子',
  'small-hatch': '两厢车',
  'compact-hatch': '大两厢',
  'small-suv': 'SUV',
  sedan: '轿车',
  unknown: '其他',
}

export const SIZE_CLASS_LABELS: Readonly<Record<SizeClass, string>> = {
  micro: '微型',
  small: '小型',
  compact: '紧凑型',
  unknown: '其他',
}

export const seatsLabel = (seats: number): string => `${String(seats)} 座`
export const rangeLabel = (km: number): string => `${String(km)} 公里`
export const FAST_CHARGE_LABEL = '能快充'
export const HOME_SOCKET_LABEL = '家用插座能充'

export const budgetLabel = (maxFen: number): string => `${wholeWan(maxFen)} 万`

/** `3000000` → `3`, `3500000` → `3.5` */
const wholeWan = (fen: Fen): string => fenToWanText(fen).replace(/\.?0+$/, '')

/** The promise of one price, one sentence each; `priceText` is whole RMB, `59,800`. */
export const promiseSentences = (priceText: string): string[] => [
  `到哪家店，车价都是 ${priceText} 元。砍不砍都一样。`,
  '您付订金时的价写进订单。以后涨价，您还按订单价。',
  '交车前降价，剩下的车款按降后的价付。',
]
