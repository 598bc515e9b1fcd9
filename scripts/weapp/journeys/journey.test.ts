import { fenToYuanText } from '@cheji/shared/kernel/money'
import { eventually } from '../../processes/eventually'
import { at } from '../../journeys/paths'
import { part } from '../../journeys/words'
import type { WeApp } from '../weapp'
import { phoneOf, start } from './phone-of'
import { openStage } from './stage'

jest.setTimeout(120_000)

const stage = openStage()
const FREE = /^剩 \d+ 个$/

/** Another day, and its free times. */
const chooseDay = async (app: WeApp, day: RegExp): Promise<void> => {
  await app.page.tap(day)
  await app.settle(1000)
  await app.until(() => app.page.has(FREE))
}

const keptBookings = async () => {
  const { items } = (await stage.house.drive('GET', '/core-platform/test-drives')) as { items: { status: string }[] }
  return items.map(({ status }) => status)
}

it('finds a car, compares it, finds a store, books, moves and cancels', async () => {
  const { model, other, store } = stage.sample
  const app = await start(stage.house.bffUrl, { phone: phoneOf({}, { isNew: true }), wx: stage.wechatOf('whole') })
  await app.until(() => app.page.has(/先说清楚，再开始/))
  await app.page.tap(/^先不同意，只看车$/)
  await app.until(() => !app.page.has(/先说清楚，再开始/))
  expect(app.called('login')).toEqual([])

  await app.page.tap(/^搜车名/)
  await app.page.input('input', 'binguo')
  await app.until(() => app.page.has(part(model.name)))
  await app.page.tap(new RegExp(`^${part(model.name).source}$`))
  expect(app.route).toBe('packages/model/pages/detail/index')
  await app.until(() => app.page.has(part(fenToYuanText(model.trims[0]?.priceFen ?? 0))))

  await app.page.tap('[aria-label=对比]')
  await app.go('navigateTo', at('model', { modelId: other.modelId }))
  await app.until(() => app.page.has('[aria-label=对比]'))
  await app.page.tap('[aria-label=对比]')
  await app.page.tap('[aria-label=看对比]')
  expect(app.route).toBe('packages/model/pages/compare/index')
  await app.until(() => app.page.has(/^更好$/))

  await app.go('navigateTo', at('stores', { modelId: model.modelId }))
  // Her place is asked for in our own sheet first: nothing of hers is read before she agrees.
  await app.until(() => app.page.has(/^同意$/))
  await app.page.tap(/^同意$/)
  await app.until(() => app.page.has(part(store.name)))
  await app.page.tap(part(store.name))
  await app.until(() => app.page.has(/^在这家约试驾$/))
  await app.page.tap(/^在这家约试驾$/)
  await app.until(() => app.page.has(FREE))
  // Far enough off for both reminders.
  await chooseDay(app, /^后天$/)
  await app.page.tap(FREE)
  await app.page.tap(/^约这个时间$/)
  await app.until(() => app.page.has(/留个手机号/))
  await app.page.tap('[aria-label=我看过并同意用户协议和隐私说明]')
  await app.page.tap(/^用微信手机号登录$/)
  await app.until(() => app.route === 'packages/test-drives/pages/booked/index')
  await app.until(() => app.page.has(/^约好了$/))
  const { testDriveId } = app.page.query
  await eventually(async () => expect(await keptBookings()).toHaveLength(1))

  await app.page.tap(/^微信提醒我$/)
  await app.until(() => app.called('requestSubscribeMessage').length === 1)
  // WeChat's answer comes over the real net, which the phone's clock does not wait for.
  await eventually(async () => {
    await app.settle()
    expect(app.page.has(/^微信提醒我$/)).toBe(false)
  })

  await app.page.tap(/^改时间$/)
  await app.until(() => app.page.has(FREE))
  await chooseDay(app, /^明天$/)
  await app.page.tap(FREE)
  await app.page.tap(/^改到这个时间$/)
  await app.until(() => app.page.has(/^改好了$/))

  await app.page.tap(/^看我约的试驾$/)
  await app.until(() => app.page.has(/^出示码$/))
  await app.page.tap(/^出示码$/)
  expect(app.page.query.testDriveId).toBe(testDriveId)
  await app.until(() => app.page.has(/^取消预约$/))
  await app.page.tap(/^取消预约$/)
  await app.page.tap('.cj-btn', /^取消这次试驾$/)
  await app.until(() => app.page.has(/^重新约$/))
  await eventually(async () => expect(await keptBookings()).toEqual(['cancelled']))
  expect(app.errors).toEqual([])
})

it('asks for messages in a tap only, and takes a refusal', async () => {
  const app = await start(stage.house.bffUrl, {
    url: at('book', { modelId: stage.sample.model.modelId, storeId: stage.sample.store.storeId }),
    phone: phoneOf(),
    wx: {
      ...stage.wechatOf('no-messages'),
      requestSubscribeMessage: ({ tmplIds }) => Object.fromEntries((tmplIds as string[]).map((id) => [id, 'reject'])),
    },
  })
  await app.until(() => app.page.has(FREE))
  // Far enough off for both reminders.
  await chooseDay(app, /^后天$/)
  await app.page.tap(FREE)
  await app.page.tap(/^约这个时间$/)
  await app.page.tap('[aria-label=我看过并同意用户协议和隐私说明]')
  await app.page.tap(/^用微信手机号登录$/)
  await app.until(() => app.page.has(/^约好了$/))
  expect(app.called('requestSubscribeMessage')).toEqual([])
  await app.page.tap(/^微信提醒我$/)
  await app.until(() => app.page.has(/没打开。想要提醒/))
  expect(app.errors).toEqual([])
})
