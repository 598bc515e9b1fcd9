import { z } from 'zod'
import type { PayAnswer } from './transport'

/** What WeChat Pay understood and did not do. Which of them a caller can meet, wechat's documents of each interface say. */
export type RefusalOutcome =
  | 'order_paid'
  | 'order_closed'
  /** The order number was used for something else. */
  | 'number_used'
  | 'not_found'
  /** The merchant's balance does not cover the refund: the same number again, later. */
  | 'not_enough'
  /** The same again with the same number, later. */
  | 'frequency_limited'
  /** A day on which nothing happened has no bill. */
  | 'no_bill'
  | 'bill_not_ready'
  /** Anything else: somebody has to look. */
  | 'refused'

export interface Refusal {
  readonly outcome: RefusalOutcome
  readonly status: number
  /** WeChat Pay's own word. */
  readonly code: string
}

const OUTCOMES: Readonly<Record<string, RefusalOutcome>> = {
  ORDERPAID: 'order_paid',
  ORDER_PAID: 'order_paid',
  ORDER_CLOSED: 'order_closed',
  OUT_TRADE_NO_USED: 'number_used',
  ORDER_NOT_EXIST: 'not_found',
  RESOURCE_NOT_EXISTS: 'not_found',
  NOT_ENOUGH: 'not_enough',
  FREQUENCY_LIMITED: 'frequency_limited',
  NO_STATEMENT_EXIST: 'no_bill',
  STATEMENT_CREATING: 'bill_not_ready',
}

const ErrorAnswer = z.object({ code: z.string().regex(/^[A-Z0-9_]{1,64}$/) })

/** The refusal in an answer of 300 to 499. */
export const refusalOf = ({ status, body }: PayAnswer): Refusal => {
  const code = codeOf(body)
  return { outcome: OUTCOMES[code] ?? (status === 429 ? 'frequency_limited' : 'refused'), status, code }
}

const codeOf = (body: Buffer): string => {
  try {
    return ErrorAnswer.parse(JSON.parse(body.toString('utf8'))).code
  } catch {
    return 'unknown'
  }
}
