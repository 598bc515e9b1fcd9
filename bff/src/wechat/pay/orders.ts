import { beijingIso } from '@cheji/shared/kernel/time'
import { PrepayAnswer, TransactionAnswer, type Transaction, transactionOf } from './answers'
import type { Calls, Use } from './calls'
import type { Refusal } from './refusals'

export interface PrepayOrder {
  /** 6–32 of `[0-9A-Za-z_-|*]`, ours for ever. */
  readonly outTradeNo: string
  /** What she reads in WeChat's own order list, ≤ 127 characters. */
  readonly description: string
  /** ≥ 1. */
  readonly totalFen: number
  readonly payerOpenid: string
  /** She cannot pay after it. It does not close the order. */
  readonly expiresAt: Date
}

/** `ready`: the prepay_id lasts two hours. Refused as `order_paid`, `order_closed`, `number_used` …: see Refusal. */
export type PrepayResult = { readonly outcome: 'ready'; readonly prepayId: string } | Refusal
export type QueryResult = { readonly outcome: 'found'; readonly transaction: Transaction } | Refusal
/** `order_closed` and `order_paid` may come too. */
export type CloseResult = { readonly outcome: 'closed' } | Refusal

const DESCRIPTION_CHARACTERS = 127

/** Orders: placed, asked for, closed. */
export const createOrders = (calls: Calls, notifyUrl: string) => {
  const query = async (use: Use): Promise<QueryResult> =>
    calls.repeatable('query', async (ask): Promise<QueryResult> => {
      const result = calls.read('query', TransactionAnswer, await ask(use))
      return 'outcome' in result ? result : { outcome: 'found', transaction: transactionOf(result.content) }
    })

  return {
    prepay: async (order: PrepayOrder): Promise<PrepayResult> => {
      const { description, totalFen, payerOpenid, expiresAt } = order
      if (!Number.isSafeInteger(totalFen) || totalFen < 1) throw new RangeError('an order costs a whole fen or more')
      if (Array.from(description).length > DESCRIPTION_CHARACTERS) throw new RangeError('the description is too long')
      const params = {
        description,
        out_trade_no: checkedOutTradeNo(order.outTradeNo),
        time_expire: beijingIso(expiresAt),
        notify_url: notifyUrl,
        amount: { total: totalFen, currency: 'CNY' },
        payer: { openid: payerOpenid },
      }
      return calls.repeatable('prepay', async (ask): Promise<PrepayResult> => {
        const result = calls.read('prepay', PrepayAnswer, await ask(async (pay) => pay.transactions_jsapi(params)))
        return 'outcome' in result ? result : { outcome: 'ready', prepayId: result.content.prepay_id }
      })
    },
    queryByOutTradeNo: async (outTradeNo: string): Promise<QueryResult> => {
      const params = { out_trade_no: checkedOutTradeNo(outTradeNo) }
      return query(async (pay) => pay.query(params))
    },
    queryByTransactionId: async (transactionId: string): Promise<QueryResult> => {
      if (!/^\d{1,32}$/.test(transactionId)) throw new RangeError('no transaction id of WeChat Pay')
      return query(async (pay) => pay.query({ transaction_id: transactionId }))
    },
    closeOrder: async (outTradeNo: string): Promise<CloseResult> => {
      const checked = checkedOutTradeNo(outTradeNo)
      return calls.repeatable('close', async (ask): Promise<CloseResult> => {
        const answer = await ask(async (pay) => pay.close(checked))
        return answer.status < 300 ? { outcome: 'closed' } : calls.refusal('close', answer)
      })
    },
  }
}

/** It becomes a part of addresses. @throws RangeError when it is no order number for WeChat Pay */
export const checkedOutTradeNo = (text: string): string => {
  if (/^[0-9A-Za-z_|*-]{6,32}$/.test(text)) return text
  throw new RangeError('no order number for WeChat Pay')
}
