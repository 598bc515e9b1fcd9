import { session } from '../../api/cheji'
import type { PaymentSaid } from '../../platform/payment.types'
import { storage } from '../../platform/storage'
import { createStore, useStore } from '../../platform/store'

/** A payment whose end is not known yet. */
export interface PaymentUnderWay {
  depositId: string
  /** When the cashier was opened; milliseconds of the phone's clock. */
  openedAt: number
  /** `open`: the cashier has not answered, and may never do so. */
  said: PaymentSaid | 'open'
}

const KEY = 'payments-under-way'
/** An order is over long before: what is older was never cleared away. */
const FORGET_AFTER_MS = 24 * 3_600_000

const isPayment = (value: unknown): value is PaymentUnderWay => {
  const { depositId, openedAt, said } = (value ?? {}) as Partial<PaymentUnderWay>
  return typeof depositId === 'string' && typeof openedAt === 'number' && typeof said === 'string'
}

const read = (): readonly PaymentUnderWay[] => {
  const stored = storage.read(KEY)
  if (!Array.isArray(stored)) return []
  return stored.filter(isPayment).filter(({ openedAt }) => Date.now() - openedAt < FORGET_AFTER_MS)
}

/** Kept on the phone: a program that was killed in the middle of paying goes on asking when it is opened again. */
const underWay = createStore(read())

const keep = (next: readonly PaymentUnderWay[]): void => {
  underWay.set(next)
  if (next.length === 0) storage.remove(KEY)
  else storage.write(KEY, next)
}

const others = (depositId: string): readonly PaymentUnderWay[] =>
  underWay.get().filter((one) => one.depositId !== depositId)

/** The cashier opens, or has answered: from now on the server is asked. */
export const notePayment = (depositId: string, said: PaymentUnderWay['said']): void => {
  const { openedAt = Date.now() } = underWay.get().find((one) => one.depositId === depositId) ?? {}
  keep([...others(depositId), { depositId, openedAt: said === 'open' ? Date.now() : openedAt, said }])
}

/** The server has decided. */
export const endPayment = (depositId: string): void => {
  const rest = others(depositId)
  if (rest.length < underWay.get().length) keep(rest)
}

export const usePaymentUnderWay = (depositId: string | undefined): PaymentUnderWay | undefined =>
  useStore(underWay).find((one) => one.depositId === depositId)

session.me.subscribe(() => {
  if (!session.me.get()) keep([])
})
