import { createHash } from 'node:crypto'
import { beijingInstant } from '@cheji/shared/kernel/time'
import { UpstreamUnavailable } from '../../../infrastructure/upstream-errors'
import { BillAnswer } from '../answers'
import type { Calls, Use } from '../calls'
import type { Refusal } from '../refusals'
import { type FundFlowBill, readFundFlowBill } from './fund-flow-bill'
import { type TradeBill, readTradeBill } from './trade-bill'

/** `no_bill`: nothing happened on that day. `bill_not_ready`: later. */
export type BillResult<T> = { readonly outcome: 'ready'; readonly bill: T } | Refusal

/** The merchant's accounts: payments and refunds, what was set aside for operation, fees. */
export type FundAccount = 'BASIC' | 'OPERATION' | 'FEES'

/** Bills: asked for, downloaded from where the answer says, compared with their check sum, read. */
export const createBills = (calls: Calls) => {
  const fetchBill = async <T>(operation: string, use: Use, read: (bytes: Buffer) => T): Promise<BillResult<T>> => {
    // Address and file are one attempt: an address lives five minutes.
    const file = await calls.repeatable(operation, async (ask): Promise<BillResult<Buffer>> => {
      const result = calls.read(operation, BillAnswer, await ask(use))
      if ('outcome' in result) return result
      const { download_url, hash_value } = result.content
      // A file is not signed; its check sum stands in an answer that is.
      const { status, body } = await ask(async (pay) => pay.downloadBill(download_url), 'by_caller')
      if (status !== 200) throw new UpstreamUnavailable('malformed', new Error(`status ${status}`))
      if (createHash('sha1').update(body).digest('hex') !== hash_value.toLowerCase())
        throw new UpstreamUnavailable('malformed', new Error('another check sum'))
      return { outcome: 'ready', bill: body }
    })
    return 'bill' in file ? { outcome: 'ready', bill: read(file.bill) } : file
  }

  return {
    tradeBill: async (day: string): Promise<BillResult<TradeBill>> => {
      const params = { bill_date: checkedDay(day), bill_type: 'ALL' }
      return fetchBill('trade_bill', async (pay) => pay.tradebill(params), readTradeBill)
    },
    fundFlowBill: async (day: string, account: FundAccount): Promise<BillResult<FundFlowBill>> => {
      const params = { bill_date: checkedDay(day), account_type: account }
      return fetchBill('fund_flow_bill', async (pay) => pay.fundflowbill(params), readFundFlowBill)
    },
  }
}

/** @throws RangeError when there is no such day */
const checkedDay = (day: string): string => {
  beijingInstant(day)
  return day
}
