import { fenToYuanText } from '@cheji/shared/kernel/money'
import { at } from '../../journeys/paths'
import { COUNTY } from '../../journeys/sample'
import { part } from '../../journeys/words'
import { phoneOf, start } from './phone-of'
import { openStage } from './stage'

jest.setTimeout(120_000)

const stage = openStage()
const region = { adcode: COUNTY.adcode, name: COUNTY.name }

it('starts again without a net: what was seen is there with its age, and a booking says that it waits', async () => {
  const { house, sample, wechatOf } = stage
  const { model, store } = sample
  const price = part(fenToYuanText(model.trims[0]?.priceFen ?? 0))
  const first = await start(house.bffUrl, { phone: phoneOf({ region }), wx: wechatOf('offline') })
  await first.until(() => first.page.has(/天充一次/))
  await first.go('navigateTo', at('model', { modelId: model.modelId }))
  await first.until(() => first.page.has(price))
  await first.go('navigateTo', at('store', { storeId: store.storeId }))
  await first.until(() => first.page.has(part(store.address)))

  first.phone.network.type = 'none'
  const second = await first.relaunch({ nowMs: first.nowMs + 3 * 3_600_000 })
  await second.until(() => second.page.has(/没有网。这是 3 小时前的内容/))
  expect(second.page.has(/天充一次/)).toBe(true)
  await second.go('navigateTo', at('model', { modelId: model.modelId }))
  await second.until(() => second.page.has(/没有网。这是 3 小时前的内容/))
  expect(second.page.has(price)).toBe(true)
  await second.go('navigateTo', at('store', { storeId: store.storeId }))
  await second.until(() => second.page.has(part(store.address)))
  await second.goOnline()
  await second.until(() => !second.page.has(/没有网/))
  expect(second.errors).toEqual([])
})

it('a booking page that loses the net says so, and books when it is back', async () => {
  const { house, sample, wechatOf } = stage
  const app = await start(house.bffUrl, {
    url: at('book', { modelId: sample.model.modelId, storeId: sample.store.storeId }),
    phone: phoneOf(),
    wx: wechatOf('waits'),
  })
  await app.until(() => app.page.has(/^剩 \d+ 个$/))
  await app.page.tap(/^剩 \d+ 个$/)
  await app.goOffline()
  expect(app.page.has(/现在没网，约不了/)).toBe(true)
  await app.goOnline()
  await app.page.tap(/^约这个时间$/)
  await app.until(() => app.page.has(/留个手机号/))
  expect(app.errors).toEqual([])
})

it('goes eleven pages deep in WeChat’s stack of ten', async () => {
  const { house, sample, wechatOf } = stage
  const { modelId } = sample.model
  const app = await start(house.bffUrl, { phone: phoneOf({ region }), wx: wechatOf('deep') })
  for (let page = 1; page < 10; page++) await app.go('navigateTo', at('model', { modelId }))
  expect(app.pages).toHaveLength(10)
  await app.until(() => app.page.has(/^约试驾$/))
  await app.page.tap(/^约试驾$/)
  await app.until(() => app.page.has(/几点去/))
  expect(app.pages).toHaveLength(10)
  await app.back()
  expect(app.route).toBe('packages/model/pages/detail/index')
  expect(app.errors).toEqual([])
})

it('cards sent to the family open the same page', async () => {
  const { house, sample, wechatOf } = stage
  const { model, other, store } = sample
  const trimId = model.trims.at(-1)?.trimId ?? ''
  const shared = [
    {
      path: at('model', { modelId: model.modelId, trimId }),
      shows: part(fenToYuanText(model.trims.at(-1)?.priceFen ?? 0)),
    },
    { path: at('store', { storeId: store.storeId }), shows: part(store.address) },
    {
      path: at('compare', { trimIds: [trimId, other.trims[0]?.trimId ?? ''].join() }),
      shows: part(other.name),
    },
  ]
  for (const { path, shows } of shared) {
    const app = await start(house.bffUrl, { url: path, phone: phoneOf(), wx: wechatOf('shares') })
    await app.until(() => app.page.has(shows))
    const card = await app.page.share()
    expect(card.title).not.toBe('')
    const family = await start(house.bffUrl, { url: card.path, scene: 1007, phone: phoneOf({}, { isNew: true }) })
    await family.until(() => family.page.has(shows))
    expect(family.route).toBe(app.route)
    expect([...app.errors, ...family.errors]).toEqual([])
  }
})

it('cards of a car and of a store have a picture that can be had', async () => {
  const { house, sample, wechatOf } = stage
  for (const path of [at('model', { modelId: sample.model.modelId }), at('store', { storeId: sample.store.storeId })]) {
    const app = await start(house.bffUrl, { url: path, phone: phoneOf(), wx: wechatOf('pictures') })
    await app.until(() => app.page.has(/^送给家人看$/))
    const { imageUrl = '' } = await app.page.share()
    const { pathname } = new URL(imageUrl)
    const picture = await fetch(house.bffUrl + pathname)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
  }
})
