import type { Deposit, DepositPayment } from '@cheji/shared/deposits/deposits.contract'
import type { Brush, Painting } from '../../platform/painting.types'
import { exactPriceWords } from '../../ui/format'
import { carWords, orderNoWords } from './deposit-words'
import { moneySteps } from './money-steps'
import { depositTexts as texts } from './texts'
import { atWords } from './time-words'

const WIDTH = 375
const LEFT = 24
const RIGHT = WIDTH - 24
const LINE = 28

interface Line {
  left: string
  right?: string
  size: number
  bold?: boolean
  gapBefore?: number
}

/** What the picture says, from above to below. */
export const receiptLines = (deposit: Deposit, payment: DepositPayment, now: Date): readonly Line[] => [
  { left: texts.paidTitle, right: payment.reconciledAt === null ? '' : texts.reconciled, size: 16 },
  { left: exactPriceWords(payment.paidFen), size: 34, bold: true, gapBefore: 16 },
  { left: texts.byWechatPay(atWords(payment.paidAt, now)), size: 14 },
  { left: carWords(deposit.car), size: 16, bold: true, gapBefore: 14 },
  { left: `${deposit.car.colourName} · ${deposit.store.name}`, size: 14 },
  { left: texts.moneySteps, size: 16, bold: true, gapBefore: 14 },
  ...moneySteps(payment, deposit, now)
    .filter(({ state }) => state === 'done')
    .map(({ title, note }): Line => ({ left: title, size: 14, ...(typeof note === 'string' && { right: note }) })),
  { left: texts.seller, right: deposit.parties.seller, size: 14, gapBefore: 14 },
  { left: texts.receiptNo, right: orderNoWords(deposit.orderNo), size: 14 },
]

/** The receipt as a picture: black on white, for the album. */
export const receiptPainting = (lines: readonly Line[]): Painting => {
  const height = lines.reduce((sum, { size, gapBefore = 0 }) => sum + Math.max(LINE, size + 12) + gapBefore, 48)
  return {
    width: WIDTH,
    height,
    paint: (brush) => {
      brush.fillStyle = '#FFFFFF'
      brush.fillRect(0, 0, WIDTH, height)
      let y = 24
      for (const line of lines) {
        y += Math.max(LINE, line.size + 12) + (line.gapBefore ?? 0)
        write(brush, line, y - 8)
      }
    },
  }
}

const write = (brush: Brush, { left, right, size, bold }: Line, y: number): void => {
  brush.fillStyle = bold ? '#141B17' : '#333C37'
  brush.font = `${bold ? '600' : '400'} ${String(size)}px sans-serif`
  brush.textAlign = 'left'
  brush.fillText(left, LEFT, y)
  if (right === undefined || right === '') return
  brush.textAlign = 'right'
  brush.fillText(right, RIGHT, y)
}
