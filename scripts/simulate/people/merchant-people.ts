import { PayRefusal } from '../../sandbox/wechat-pay/pay-refusal'
import type { Payments } from '../wechat/payments'
import type { World } from '../world'

const HOUR_MS = 3_600_000

/** The merchant's own people at WeChat Pay: they withdraw the balance too early, and give money back by hand. */
export const merchantPeople = async (world: World, payments: Payments, isOver: () => boolean): Promise<void> => {
  const { kernel, book, mishaps } = world
  const { chance } = kernel
  while (!isOver()) {
    await kernel.sleep(chance.int(HOUR_MS / 4, 20 * HOUR_MS), 'the merchant decides')
    if (isOver()) return
    if (mishaps.befalls('WeChat NOT_ENOUGH')) {
      book.isEmptied = true
      await kernel.sleep(chance.int(HOUR_MS, 30 * HOUR_MS), 'the merchant tops up')
      book.isEmptied = false
    } else if (mishaps.befalls('refund by hand')) refundOne(world, payments)
  }
}

const refundOne = ({ book, kernel: { chance } }: World, payments: Payments): void => {
  const paid = [...book.orders.values()].filter(({ payment }) => payment)
  if (paid.length === 0) return
  const { _id: outTradeNo, totalFen } = chance.pick(paid)
  const outRefundNo = book.handNumber()
  const amountFen = chance.chance(0.5) ? totalFen : chance.int(1, totalFen)
  try {
    book.refund(outTradeNo, { outRefundNo, amountFen, totalFen, reason: '协商退款', notifyUrl: null })
    payments.accepted(outRefundNo)
  } catch (error) {
    if (!(error instanceof PayRefusal)) throw error
  }
}
