import type { DepositStatus } from '@cheji/shared/deposits/deposits.contract'

const FIRST: DepositStatus = 'awaiting_payment'

/**
 * What can follow what; each line is the whole of what may happen in a state.
 *
 * - `closing`: the time to pay ran out or she cancelled, and WeChat has not said CLOSED yet: it may still have been paid.
 * - `closed` → `paid`: WeChat confirms after our time ran out. The money is real, so it wins. After her own cancel it goes
 *   straight to `refunding`.
 * - `allocation_proposed`: a car is shown to her and waits for her yes; without one it goes back to `stock_held`.
 * - `allocated` → `stock_held`: we took the car back, and she has agreed to nothing any more.
 * - `refund_failed`: WeChat refused for good; tried again, and with staff.
 */
export const NEXT: Readonly<Record<DepositStatus, readonly DepositStatus[]>> = {
  awaiting_payment: ['paid', 'closing'],
  closing: ['closed', 'paid', 'refunding'],
  closed: ['paid', 'refunding'],
  paid: ['stock_held', 'refunding'],
  stock_held: ['allocation_proposed', 'refunding'],
  allocation_proposed: ['allocated', 'stock_held', 'refunding'],
  allocated: ['stock_held', 'refunding'],
  refunding: ['refunded', 'refund_failed'],
  refund_failed: ['refunding', 'refunded'],
  refunded: [],
}

/** Her money is here and a car is hers or to come. */
export const HOLDING: readonly DepositStatus[] = ['paid', 'stock_held', 'allocation_proposed', 'allocated']
/** Her money goes back or went. */
export const GOING_BACK: readonly DepositStatus[] = ['refunding', 'refunded', 'refund_failed']
/** There is no car to come any more. */
export const OVER: readonly DepositStatus[] = ['closed', ...GOING_BACK]

/** The states from which `to` can be reached: the guard of every write. */
export const statesBefore = (to: DepositStatus): DepositStatus[] =>
  (Object.keys(NEXT) as DepositStatus[]).filter((from) => NEXT[from].includes(to))

/**
 * Checked once at start: every state can be reached, and from every state that holds her money it can go back to her.
 *
 * @throws Error naming what is wrong
 */
export const checkStates = (next: Readonly<Record<string, readonly string[]>> = NEXT): void => {
  const faults = Object.values(next)
    .flat()
    .filter((state) => !(state in next))
    .map((state) => `${state} is no state`)
  const reached = reachableFrom(next, FIRST)
  faults.push(...Object.keys(next).flatMap((state) => (reached.has(state) ? [] : [`${state} cannot be reached`])))
  faults.push(
    ...Object.keys(next)
      .filter((state) => !reachableFrom(next, state).has('refunded'))
      .map((state) => `no refund follows ${state}`),
  )
  if (faults.length > 0) throw new Error(`the states of a deposit are wrong: ${faults.join('; ')}`)
}

const reachableFrom = (next: Readonly<Record<string, readonly string[]>>, from: string): Set<string> => {
  const reached = new Set([from])
  for (const state of reached) for (const to of next[state] ?? []) reached.add(to)
  return reached
}
