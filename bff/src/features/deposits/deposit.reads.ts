import type { DocumentStore } from '../../infrastructure/document-store'
import { type DepositRecord, DEPOSITS } from './deposit.record'

export const depositById = async (store: DocumentStore, depositId: string): Promise<DepositRecord | undefined> =>
  store.findOne<DepositRecord>(DEPOSITS, { _id: depositId })

/** The deposit that an order number at WeChat Pay belongs to. */
export const depositByOutTradeNo = async (
  store: DocumentStore,
  outTradeNo: string,
): Promise<DepositRecord | undefined> => store.findOne<DepositRecord>(DEPOSITS, { 'attempts.outTradeNo': outTradeNo })

/**
 * Repeats a guarded change until it is made or needs none: `attempt` looks at the deposit as it is now and answers
 * `undefined` when it lost a race.
 *
 * @throws Error when it loses again and again
 */
export const untilWritten = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < RACES; tries++) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new Error('the deposit keeps changing, or may not change any more')
}
const RACES = 12
