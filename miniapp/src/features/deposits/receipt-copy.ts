import type { SignedReceipt } from '@cheji/shared/deposits/deposits.contract'
import { orderNoWords } from './deposit-words'
import { depositTexts as texts } from './texts'

/** The signed steps as text, in their order, with how to check them: one line each, so that nothing is changed by copying. */
export const receiptsText = (orderNo: string, receipts: readonly SignedReceipt[]): string =>
  [
    texts.copyHead(orderNoWords(orderNo)),
    ...[...receipts].sort((a, b) => a.body.seq - b.body.seq).map((receipt) => JSON.stringify(receipt)),
  ].join('\n')
