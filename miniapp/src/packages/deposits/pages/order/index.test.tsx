import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ok, refusal, serve } from '../../../../../test/serve'
import { setParams } from '../../../../../test/taro'
import { session } from '../../../../api/cheji'
import { endPayment, notePayment } from '../../../../features/deposits/payments'
import {
  agreedDeposit,
  proposedDeposit,
  sampleDeposit,
  samplePayment,
} from '../../../../features/deposits/testing/samples'
import DepositsOrderPage from './index'

const ME = { userId: 'a'.repeat(24), phoneMasked: null, consents: [] }
const LATER = { expiresAt: '2099-11-25T09:58:00+08:00' }
const ID = sampleDeposit().depositId

const backend = (deposit: Deposit, checked = deposit) =>
  serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: ME })
    if (path.endsWith('/payment/check')) return ok(checked)
    if (path.includes('/deposits/')) return ok(deposit)
    return refusal(404, 'not_found')
  })
const open = async (deposit: Deposit) => {
  const asked = backend(deposit)
  await session.signIn()
  render(<DepositsOrderPage />)
  return asked
}
const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent)

beforeEach(() => {
  setParams({ depositId: ID })
})
afterEach(() => {
  act(() => {
    endPayment(ID)
    session.end()
  })
})

// First of all: a phone that signed out once does not sign itself in again.
test('by a number of WeChat’s own list: this phone signs in by itself', async () => {
  setParams({ outTradeNo: '261125040017' })
  const asked = backend(agreedDeposit())
  render(<DepositsOrderPage />)
  expect(await screen.findByText(/已定下您那一台/)).toBeTruthy()
  await waitFor(() => {
    expect(asked.map(({ url }) => url).some((url) => url.includes('/by-order/261125040017'))).toBe(true)
  })
})

test('unpaid: until when, what it costs, the rule, and both ways on', async () => {
  await open(sampleDeposit(LATER))
  expect(await screen.findByText('等您付订金')).toBeTruthy()
  expect(screen.getByText('退 500 元')).toBeTruthy()
  expect(buttons()).toEqual(expect.arrayContaining(['不要了，关掉', '付 1,000 元', '让家人付']))
})

test('a car was found: what it is, what yes means, and one more question before it binds', async () => {
  await open(proposedDeposit())
  expect(await screen.findByText('给您找的这一台')).toBeTruthy()
  expect(screen.getByText('2026 年 10 月')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '同意这台' }))
  expect(screen.getByRole('dialog', { name: '定下尾号 3127 这台' })).toBeTruthy()
})

test('what leaving today returns is always said, and on the button too', async () => {
  await open(agreedDeposit())
  expect(await screen.findByText('今天不要了，退您')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '取消，退 500 元' }))
  expect(screen.getByRole('dialog', { name: '取消订单' })).toBeTruthy()
})

test('who pays for somebody else sees the order and decides nothing', async () => {
  await open(agreedDeposit({ role: 'payer', canCancel: false, payment: samplePayment({ byAnother: true }) }))
  expect(await screen.findByText(/这是您替家人付的/)).toBeTruthy()
  expect(buttons()).toEqual(['找人帮忙'])
})

test('a payment under way hides every way to pay again until the server has decided', async () => {
  notePayment(ID, 'ok')
  const paid = sampleDeposit({ status: 'paid', holdBy: '2099-11-26T09:40:00+08:00', revision: 2, canPay: false })
  let isPaid = false
  serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: ME })
    return ok(isPaid ? paid : sampleDeposit(LATER))
  })
  await session.signIn()
  notePayment(ID, 'ok')
  render(<DepositsOrderPage />)
  expect(await screen.findByText('请不要再付一次。')).toBeTruthy()
  expect(buttons()).toEqual(['去订单里等'])
  isPaid = true
  expect(await screen.findByText('订金收到了，正在给您找车')).toBeTruthy()
})

test('after she signed out here herself nothing signs in: 登录 is offered', async () => {
  setParams({ outTradeNo: '261125040017' })
  const asked = backend(agreedDeposit())
  render(<DepositsOrderPage />)
  expect(await screen.findByRole('button', { name: '登录' })).toBeTruthy()
  expect(asked).toEqual([])
})
