import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { act, renderHook } from '@testing-library/react'
import { ok, serve } from '../../../test/serve'
import { showAgain } from '../../../test/taro'
import { session } from '../../api/cheji'
import { rememberDeposit, useKnownDeposit } from './known-deposits'
import type { PaymentUnderWay } from './payments'
import { endPayment, notePayment } from './payments'
import { sampleDeposit } from './testing/samples'
import { useChecking } from './use-checking'

const SESSION = { token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a'.repeat(24), consents: [] } }
const UNPAID = sampleDeposit()
const PAID = sampleDeposit({ status: 'paid', revision: 2 })
const ID = UNPAID.depositId

/** A page that shows what is known of the order. */
const page = () =>
  renderHook(() => {
    const deposit = useKnownDeposit(ID)
    return { deposit, checking: useChecking(ID, deposit) }
  })
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const note = (said: PaymentUnderWay['said']) =>
  act(() => {
    notePayment(ID, said)
  })
/** Answers every check by what it is just now; undefined is no net. */
const bff = (first: Deposit | undefined) => {
  const state = { now: first }
  const asked = serve((path) => (path.endsWith('/payment/check') ? state.now && ok(state.now) : undefined))
  return { state, asked }
}

beforeEach(async () => {
  serve(() => ok(SESSION))
  await session.signIn()
  rememberDeposit(UNPAID)
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
})
afterEach(() => {
  jest.useRealTimers()
  act(() => {
    endPayment(ID)
    session.end()
  })
})

test('nothing under way: nothing is asked', async () => {
  const { asked } = bff(UNPAID)
  const { result } = page()
  await pass(60_000)
  expect(asked).toEqual([])
  expect(result.current.checking).toMatchObject({ payment: undefined, notPaidAt: undefined })
})

test('asks with growing pauses until the server says that it is paid', async () => {
  const { state, asked } = bff(UNPAID)
  const { result } = page()
  note('ok')
  await pass(0)
  expect(result.current.checking).toMatchObject({ payment: { said: 'ok' }, unreachable: false })
  await pass(1000)
  expect(asked).toHaveLength(2)
  await pass(1000)
  expect(asked).toHaveLength(2)
  state.now = PAID
  await pass(1000)
  expect(result.current.deposit?.status).toBe('paid')
  expect(result.current.checking).toMatchObject({ payment: undefined, notPaidAt: undefined })
  await pass(120_000)
  expect(asked).toHaveLength(3)
})

test('the cashier said ok and the server does not: it goes on asking, and never offers to pay again', async () => {
  bff(UNPAID)
  const { result } = page()
  note('ok')
  await pass(20 * 60_000)
  expect(result.current.checking).toMatchObject({ payment: { said: 'ok' }, slow: true, notPaidAt: undefined })
})

test('she closed the cashier: asked once, and the order waits for its money as before', async () => {
  const { asked } = bff(UNPAID)
  const { result } = page()
  note('cancelled')
  await pass(0)
  expect(result.current.checking).toMatchObject({ payment: undefined, notPaidAt: undefined })
  await pass(60_000)
  expect(asked).toHaveLength(1)
})

test('closed, but paid all the same: the server’s word counts', async () => {
  bff(PAID)
  const { result } = page()
  note('cancelled')
  await pass(0)
  expect(result.current.deposit?.status).toBe('paid')
})

test.each(['unknown', 'open'] as const)(
  '%s: asked several times before it counts as not paid, and that is said',
  async (said) => {
    const { asked } = bff(UNPAID)
    const { result } = page()
    note(said)
    await pass(5000)
    expect(result.current.checking.payment).toBeDefined()
    await pass(60_000)
    expect(asked).toHaveLength(6)
    expect(result.current.checking.payment).toBeUndefined()
    expect(result.current.checking.notPaidAt).toBeDefined()
  },
)

test('without a net it goes on, less and less often, and decides nothing; back in the program it asks at once', async () => {
  const { state, asked } = bff(undefined)
  const { result } = page()
  note('unknown')
  await pass(10 * 60_000)
  expect(asked.length).toBeLessThan(30)
  expect(result.current.checking).toMatchObject({ payment: { said: 'unknown' }, unreachable: true })
  state.now = PAID
  act(() => {
    showAgain()
  })
  await pass(0)
  expect(result.current.deposit?.status).toBe('paid')
})

test('a killed program goes on asking when it is opened again', async () => {
  bff(UNPAID)
  note('open')
  const kept = localStorage.getItem('cheji:payments-under-way')
  expect(JSON.parse(kept ?? '[]')).toEqual([expect.objectContaining({ depositId: ID, said: 'open' })])
  const { result } = page()
  await pass(0)
  expect(result.current.checking.payment?.said).toBe('open')
})
