import { act, renderHook } from '@testing-library/react'
import { ok, refusal, serve } from '../../../test/serve'
import { showAgain } from '../../../test/taro'
import { session } from '../../api/cheji'
import { openCashier } from '../../platform/payment'
import type { PaymentSaid } from '../../platform/payment.types'
import { endPayment, usePaymentUnderWay } from './payments'
import { sampleDeposit } from './testing/samples'
import { usePayment } from './use-payment'

jest.mock('../../platform/payment', () => ({ openCashier: jest.fn() }))

const cashier = openCashier as jest.MockedFunction<typeof openCashier>
const FIELDS = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' }
const SESSION = { token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a'.repeat(24), consents: [] } }
const ID = sampleDeposit().depositId

const opened = () =>
  renderHook(() => ({ payment: usePayment((id) => `/order?depositId=${id}`), underWay: usePaymentUnderWay(ID) }))
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

beforeEach(async () => {
  serve(() => ok(SESSION))
  await session.signIn()
  serve(() => ok({ requestPayment: FIELDS, deposit: sampleDeposit() }))
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
})
afterEach(() => {
  jest.useRealTimers()
  act(() => {
    endPayment(ID)
    session.end()
  })
})

test.each(['ok', 'cancelled', 'unknown'] as const)(
  'the cashier says %s: it is noted, nothing is decided',
  async (said) => {
    cashier.mockResolvedValue(said)
    const { result } = opened()
    await act(() => result.current.payment.pay(ID))
    expect(cashier).toHaveBeenLastCalledWith(FIELDS, `/order?depositId=${ID}`)
    expect(result.current.underWay).toMatchObject({ depositId: ID, said })
    expect(result.current.payment).toMatchObject({ pending: false, failure: undefined })
  },
)

test('a cashier that never answers is not waited for longer than half a minute, and its late word still counts', async () => {
  let say: (said: PaymentSaid) => void = () => undefined
  cashier.mockReturnValue(
    new Promise((resolve) => {
      say = resolve
    }),
  )
  const { result } = opened()
  let isDone = false
  act(() => {
    void result.current.payment.pay(ID).then(() => {
      isDone = true
    })
  })
  await pass(29_000)
  expect(isDone).toBe(false)
  expect(result.current.underWay?.said).toBe('open')
  await pass(2000)
  expect(isDone).toBe(true)
  say('cancelled')
  await pass(0)
  expect(result.current.underWay?.said).toBe('cancelled')
})

test('back in the program without a word: a moment is left for it, no more', async () => {
  cashier.mockReturnValue(new Promise(() => undefined))
  const { result } = opened()
  let isDone = false
  act(() => {
    void result.current.payment.pay(ID).then(() => {
      isDone = true
    })
  })
  await pass(5000)
  act(() => {
    showAgain()
  })
  await pass(2000)
  expect(isDone).toBe(true)
})

test('two taps open one cashier', async () => {
  cashier.mockClear().mockResolvedValue('ok')
  const { result } = opened()
  await act(async () => {
    await Promise.all([result.current.payment.pay(ID), result.current.payment.pay(ID)])
  })
  expect(cashier).toHaveBeenCalledTimes(1)
})

test('nothing more to pay, or closed meanwhile: no cashier opens', async () => {
  cashier.mockClear()
  serve(() => ok({ requestPayment: null, deposit: sampleDeposit({ status: 'paid', revision: 2 }) }))
  const { result } = opened()
  await act(() => result.current.payment.pay(ID))
  serve(() => refusal(409, 'order_closed'))
  await act(() => result.current.payment.pay(ID))
  expect(result.current.payment.failure?.code).toBe('order_closed')
  expect(cashier).not.toHaveBeenCalled()
  expect(result.current.underWay).toBeUndefined()
})

test('who pays for somebody else shows the code', async () => {
  cashier.mockResolvedValue('ok')
  const asked = serve(() => ok({ requestPayment: FIELDS, deposit: sampleDeposit({ role: 'payer' }) }))
  const { result } = opened()
  await act(() => result.current.payment.pay(ID, 'c'.repeat(22)))
  expect(asked[0]?.data).toBe(JSON.stringify({ payCode: 'c'.repeat(22) }))
})
