import type { Deposit, DepositOffer, PaymentStart } from '@cheji/shared/deposits/deposits.contract'
import { eventually } from '../../testing/eventually'
import { type TestBff, startTestBff } from '../../testing/test-bff'

let bff: TestBff
beforeAll(async () => {
  bff = await startTestBff({ sandboxSettings: { wechatPayRefundAfterMs: 0 } })
})
afterAll(async () => {
  await bff.stop()
})

const anyCar = async (): Promise<{ trimId: string; colourId: string; storeId: string }> => {
  const { items } = (await bff.get('/api/v1/catalogue/models?limit=50')).body as { items: { modelId: string }[] }
  const stores = (await bff.get('/api/v1/stores?limit=1')).body as { items: { storeId: string }[] }
  for (const { modelId } of items) {
    const model = (await bff.get(`/api/v1/catalogue/models/${modelId}`)).body as {
      trims: { trimId: string; stock: { colourId: string; availability: string }[] }[]
    }
    for (const trim of model.trims)
      for (const { colourId, availability } of trim.stock)
        if (availability === 'in_stock') return { trimId: trim.trimId, colourId, storeId: stores.items[0]!.storeId }
  }
  throw new Error('nothing in stock')
}

test('first', async () => {
  const token = await bff.signIn('mei')
  const car = await anyCar()
  const offer = (await bff.get(`/api/v1/deposits/offer?${new URLSearchParams(car).toString()}`)).body as DepositOffer
  console.log(offer)
  const placed = await bff.post(
    '/api/v1/deposits',
    { ...car, priceVersion: offer.priceVersion, refundRuleVersion: offer.refundRule.version, consent: true },
    { token },
  )
  console.log(placed.status, placed.text)
  const deposit = placed.body as Deposit
  const started = await bff.post(`/api/v1/deposits/${deposit.depositId}/payment`, {}, { token })
  console.log(started.status, started.text)
  const { requestPayment } = started.body as PaymentStart
  await bff.sandbox.post('/wechat-pay/pay', { requestPayment })
  await eventually(async () => {
    const now = (await bff.get(`/api/v1/deposits/${deposit.depositId}`, { token })).body as Deposit
    if (now.status !== 'stock_held') throw new Error(now.status + bff.logs.slice(-5).join(''))
  })
  await eventually(async () => {
    await bff.sandbox.change('allocate', { reference: deposit.depositId })
  })
  await eventually(async () => {
    const now = (await bff.get(`/api/v1/deposits/${deposit.depositId}`, { token })).body as Deposit
    if (now.status !== 'allocation_proposed') throw new Error(now.status + bff.logs.slice(-5).join(''))
  })
  const agreed = await bff.post(
    `/api/v1/deposits/${deposit.depositId}/allocation`,
    { number: 1, answer: 'agree' },
    { token },
  )
  console.log(agreed.status, agreed.text)
  const left = await bff.post(
    `/api/v1/deposits/${deposit.depositId}/cancel`,
    { expectedRefundFen: (agreed.body as Deposit).leaving!.refundFen },
    { token },
  )
  console.log(left.status, left.text)
  await eventually(async () => {
    const now = (await bff.get(`/api/v1/deposits/${deposit.depositId}`, { token })).body as Deposit
    if (now.status !== 'refunded') throw new Error(now.status + bff.logs.slice(-5).join(''))
  })
  console.log((await bff.get(`/api/v1/deposits/${deposit.depositId}/receipts`, { token })).text)
  console.log((await bff.get('/api/v1/staff/ledger/proof', { token: 'test-staff-token-0123456789' })).text)
  console.log((await bff.get('/api/v1/staff/alarms', { token: 'test-staff-token-0123456789' })).text)
})
