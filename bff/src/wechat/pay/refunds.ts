import { RefundAnswer, type Refund, refundOf } from './answers'
import type { Calls } from './calls'
import { checkedOutTradeNo } from './orders'
import type { Refusal } from './refusals'
import type { PayAnswer } from './transport'

export interface RefundRequest {
  readonly outTradeNo: string
  /** 1–64 of `[0-9A-Za-z_-|*@]`; the same at every repetition. */
  readonly outRefundNo: string
  /** ≥ 1, and with all refunds before never more than `totalFen`. */
  readonly refundFen: number
  /** What was paid. */
  readonly totalFen: number
  /** Shown to her, ≤ 80 characters. */
  readonly reason: string
}

/** `found`: what is known of the refund; after asking for one it may still be under way. */
export type RefundResult = { readonly outcome: 'found'; readonly refund: Refund } | Refusal

const REASON_CHARACTERS = 80

/** Refunds: asked for, asked after. */
export const createRefunds = (calls: Calls, notifyUrl: string) => {
  const read = (operation: string, answer: PayAnswer): RefundResult => {
    const result = calls.read(operation, RefundAnswer, answer)
    return 'outcome' in result ? result : { outcome: 'found', refund: refundOf(result.content) }
  }

  return {
    refund: async (request: RefundRequest): Promise<RefundResult> => {
      const { refundFen, totalFen, reason } = request
      if (!Number.isSafeInteger(refundFen) || !Number.isSafeInteger(totalFen) || refundFen < 1 || refundFen > totalFen)
        throw new RangeError('a refund is a whole fen or more, and not more than was paid')
      if (Array.from(reason).length > REASON_CHARACTERS) throw new RangeError('the reason is too long')
      const params = {
        out_trade_no: checkedOutTradeNo(request.outTradeNo),
        out_refund_no: checkedOutRefundNo(request.outRefundNo),
        reason,
        notify_url: notifyUrl,
        amount: { refund: refundFen, total: totalFen, currency: 'CNY' },
      }
      return calls.once('refund', async (ask) => read('refund', await ask(async (pay) => pay.refunds(params))))
    },
    findRefund: async (outRefundNo: string): Promise<RefundResult> => {
      const checked = checkedOutRefundNo(outRefundNo)
      return calls.repeatable('find_refund', async (ask) =>
        read('find_refund', await ask(async (pay) => pay.find_refunds(checked))),
      )
    },
  }
}

const checkedOutRefundNo = (text: string): string => {
  if (/^[0-9A-Za-z_|*@-]{1,64}$/.test(text)) return text
  throw new RangeError('no refund number for WeChat Pay')
}
