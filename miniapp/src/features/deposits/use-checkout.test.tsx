import { act, renderHook } from '@testing-library/react'
import { ok, refusal, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { sampleDeposit, sampleOffer } from './testing/samples'
import { useCheckout } from './use-checkout'

const SESSION = { token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a'.repeat(24), consents: [] } }
const OFFER = sampleOffer()

const events = () => ({
  onPlaced: jest.fn(() => Promise.resolve()),
  onNeedsAccount: jest.fn(),
  onOutdated: jest.fn(),
})
const refusedWith = (status: number, code: string, details: unknown) => {
  const answer = refusal(status, code)
  if (answer instanceof Error) throw answer
  return { ...answer, data: { error: { code, message: code, requestId: '73042916', details } } }
}

beforeEach(async () => {
  serve(() => ok(SESSION))
  await session.signIn()
})
afterEach(() => {
  session.end()
})

test('a double tap is one order; no price is sent, but the version and the rule that she saw', async () => {
  const asked = serve(() => ok(sampleDeposit()))
  const on = events()
  const { result } = renderHook(() => useCheckout(on))
  await act(async () => {
    await Promise.all([result.current.place(OFFER), result.current.place(OFFER)])
  })
  expect(asked.map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    {
      trimId: 'pear-203',
      colourId: 'mint',
      storeId: 'renmin',
      priceVersion: 7,
      refundRuleVersion: 3,
      consent: true,
    },
  ])
  expect(on.onPlaced).toHaveBeenCalledTimes(1)
})

test('killed before the answer: the same wish sends the same key, and another wish another one', async () => {
  let asked = serve(() => undefined)
  const first = renderHook(() => useCheckout(events()))
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
  await act(async () => {
    void first.result.current.place(OFFER)
    await jest.advanceTimersByTimeAsync(20_000)
  })
  jest.useRealTimers()
  const keys = new Set(asked.map(({ header }) => header['Idempotency-Key']))
  expect(keys.size).toBe(1)
  first.unmount()

  asked = serve(() => ok(sampleDeposit()))
  const again = renderHook(() => useCheckout(events()))
  await act(() => again.result.current.place(OFFER))
  expect(keys.has(asked[0]?.header['Idempotency-Key'])).toBe(true)

  await act(() => again.result.current.place(OFFER))
  expect(keys.has(asked[1]?.header['Idempotency-Key'])).toBe(false)
})

test('another price: both are known, and the offer is asked for anew', async () => {
  serve(() => refusedWith(409, 'price_changed', { priceVersion: 8, priceFen: 6_080_000, depositFen: 100_000 }))
  const on = events()
  const { result } = renderHook(() => useCheckout(on))
  await act(() => result.current.place(OFFER))
  expect(result.current.change).toEqual({
    fromFen: 5_980_000,
    toFen: 6_080_000,
    fromDepositFen: 100_000,
    toDepositFen: 100_000,
  })
  expect(on.onOutdated).toHaveBeenCalledTimes(1)
  expect(on.onPlaced).not.toHaveBeenCalled()
})

test('an order that is open already is named', async () => {
  serve(() => refusedWith(409, 'order_open', { depositId: 'e'.repeat(24) }))
  const { result } = renderHook(() => useCheckout(events()))
  await act(() => result.current.place(OFFER))
  expect(result.current.openOrderId).toBe('e'.repeat(24))
  act(() => {
    result.current.clear()
  })
  expect(result.current.openOrderId).toBeUndefined()
})

test.each(['rule_changed', 'sold_out'])('%s asks for what holds now', async (code) => {
  serve(() => refusal(409, code))
  const on = events()
  const { result } = renderHook(() => useCheckout(on))
  await act(() => result.current.place(OFFER))
  expect(on.onOutdated).toHaveBeenCalledTimes(1)
})

test('her consent is missing: the account is asked about it', async () => {
  serve(() => refusal(403, 'consent_required'))
  const on = events()
  const { result } = renderHook(() => useCheckout(on))
  await act(() => result.current.place(OFFER))
  expect(on.onNeedsAccount).toHaveBeenCalledWith('consent')
})
