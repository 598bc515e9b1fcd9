import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { ok, refusal, serve } from '../../../../../test/serve'
import { setParams } from '../../../../../test/taro'
import { session } from '../../../../api/cheji'
import { sampleDeposit, sampleOffer } from '../../../../features/deposits/testing/samples'
import { online } from '../../../../platform/network'
import { openCashier } from '../../../../platform/payment'
import DepositsPayPage from './index'

jest.mock('../../../../platform/payment', () => ({ openCashier: jest.fn(), saidOnReturn: () => undefined }))

const FIELDS = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' }
const ME = {
  userId: 'a'.repeat(24),
  phoneMasked: null,
  consents: [{ kind: 'agreement_and_privacy', version: 99, granted: true, at: '2026-11-25T10:00:00+08:00' }],
}
const ORDER = sampleDeposit()

let offer = sampleOffer()
let me: object = ME
const backend = () =>
  serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me })
    if (path.endsWith('/deposits/offer')) return ok(offer)
    if (path.endsWith('/payment')) return ok({ requestPayment: FIELDS, deposit: ORDER })
    if (path.endsWith('/deposits')) return ok(ORDER)
    if (path.endsWith('/models/pear')) return ok({ modelId: 'pear', sizeClass: 'small', colours: [], trims: [] })
    return refusal(404, 'not_found')
  })
const shown = async () => {
  render(<DepositsPayPage />)
  await screen.findByText('不想要了，怎么退')
}
const settled = () => act(() => Promise.resolve())
const box = () => screen.getByRole('checkbox', { name: /我看过，同意这样退/ })

beforeEach(async () => {
  offer = sampleOffer()
  me = ME
  setParams({ trimId: 'pear-203', colourId: 'mint', storeId: 'renmin' })
  jest.mocked(openCashier).mockReset().mockResolvedValue('ok')
  backend()
  await session.signIn()
})
afterEach(() => {
  act(() => {
    session.end()
    online.set(true)
  })
})

test('everything that she agrees to stands there, and nothing is ticked for her', async () => {
  const asked = backend()
  await shown()
  for (const words of ['退 500 元', '最晚 12 月 10 日，没到店', '收款，也开发票', '果园汽车公司', '验车、交车、售后'])
    expect(screen.getByText(words)).toBeTruthy()
  expect(await screen.findByText(/^另有保险、税、上牌约 [\d,]+–[\d,]+ 元$/)).toBeTruthy()
  expect(box().getAttribute('aria-checked')).toBe('false')
  fireEvent.click(screen.getByRole('button', { name: '还差：勾上面这一条' }))
  await settled()
  expect(asked.every(({ method }) => method === 'GET')).toBe(true)
})

test('ticked: one press orders, opens the cashier, and the order takes the place of the page', async () => {
  const asked = backend()
  await shown()
  fireEvent.click(box())
  fireEvent.click(screen.getByRole('button', { name: '微信支付 1,000 元' }))
  await waitFor(() => {
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/packages/deposits/pages/order/index?depositId=${ORDER.depositId}`,
    })
  })
  expect(openCashier).toHaveBeenCalledTimes(1)
  expect(asked.filter(({ method }) => method === 'POST').map(({ url }) => url.replace(/^.*\/api\/v1/, ''))).toEqual([
    '/deposits',
    `/deposits/${ORDER.depositId}/payment`,
  ])
})

test('not known and never agreed: asked first, and nothing is ordered before', async () => {
  act(() => {
    session.end()
  })
  const asked = backend()
  await shown()
  fireEvent.click(box())
  fireEvent.click(screen.getByRole('button', { name: '微信支付 1,000 元' }))
  expect(screen.getByRole('dialog', { name: '先看一眼，再订' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '先不订，接着看车' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await settled()
})

test('sold out, and switched off: the button says so, and there is a way on', async () => {
  offer = sampleOffer({ state: 'sold_out' })
  await shown()
  expect(screen.getByRole('button', { name: '订完了' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '换个颜色或版本' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({
    url: '/packages/model/pages/detail/index?modelId=pear&trimId=pear-203',
  })
})

test('off in the words of the server; without seller and invoice issuer nobody can pay', async () => {
  offer = sampleOffer({ state: 'off', offWords: '今天系统维护，晚上八点后再来' })
  await shown()
  expect(screen.getByText('今天系统维护，晚上八点后再来')).toBeTruthy()
  expect(screen.getByRole('button', { name: '现在不能付' })).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('without a net it waits', async () => {
  await shown()
  fireEvent.click(box())
  act(() => {
    online.set(false)
  })
  expect(screen.getByRole('button', { name: '等有网再付' })).toBeTruthy()
  await settled()
})
