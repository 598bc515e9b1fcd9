import { at } from '../../journeys/paths'
import { COUNTY } from '../../journeys/sample'
import { part } from '../../journeys/words'
import { phoneOf, start } from './phone-of'
import { openStage } from './stage'

jest.setTimeout(120_000)

const stage = openStage()

const openStores = async (phone = phoneOf()) => {
  const { house, wechatOf } = stage
  return start(house.bffUrl, { url: at('stores'), phone, wx: wechatOf('consents') })
}

it('goes on by county when she does not agree that her place is read', async () => {
  const app = await openStores()
  await app.until(() => app.page.has(/^不同意$/))
  await app.page.tap(/^不同意$/)
  await app.until(() => app.page.has(/没关系。/))
  expect(app.phone.hasAgreedToPrivacy).toBe(false)
  await app.page.tap(/^选省、市、县$/)
  await app.until(() => app.page.has(/^江苏$/))
  await app.page.tap(/^江苏$/)
  await app.until(() => app.page.has(new RegExp(`^${COUNTY.name}$`)))
  await app.page.tap(new RegExp(`^${COUNTY.name}$`))
  await app.until(() => app.page.has(part(stage.sample.store.name)))
  expect(app.errors).toEqual([])
})

it('goes on by county when WeChat is told no, and finds her once she opens it in the settings', async () => {
  const phone = phoneOf()
  phone.hasAgreedToPrivacy = true
  phone.answersPermission = () => false
  const app = await openStores(phone)
  await app.until(() => app.page.has(/没关系。/))
  phone.changesSettings = (permissions) => permissions.set('scope.userFuzzyLocation', true)
  await app.page.tap(/^打开位置，看离我最近的$/)
  await app.until(() => app.page.has(part(stage.sample.store.name)))
  expect(app.called('openSetting')).toHaveLength(1)
  expect(app.errors).toEqual([])
})

it('agreeing by the phone-number button is enough for WeChat, and a refused number can be typed', async () => {
  const { house, sample, wechatOf } = stage
  const app = await start(house.bffUrl, {
    url: at('book', { modelId: sample.model.modelId, storeId: sample.store.storeId }),
    phone: phoneOf(),
    wx: { ...wechatOf('types'), getPhoneNumber: () => ({}) },
  })
  await app.until(() => app.page.has(/^剩 \d+ 个$/))
  await app.page.tap(/^剩 \d+ 个$/)
  await app.page.tap(/^约这个时间$/)
  await app.page.tap(/^用微信手机号登录$/)
  await app.until(() => app.page.has(/请先勾上/))
  expect(app.phone.hasAgreedToPrivacy).toBe(false)
  await app.page.tap('[aria-label=我看过并同意用户协议和隐私说明]')
  await app.page.tap(/^用微信手机号登录$/)
  await app.until(() => app.page.has(/没关系。/))
  expect(app.phone.hasAgreedToPrivacy).toBe(true)
  await app.page.tap(/^自己输入手机号$/)
  const [number, code] = app.page.findAll('input')
  if (!number || !code) throw new Error('there are no fields')
  await app.page.input(number, '13800007722')
  await app.page.tap(/^要验证码$/)
  await app.until(() => app.page.has(/短信已发/))
  const { items } = (await house.drive('GET', '/sms?to=13800007722')) as { items: { params: { code: string } }[] }
  const [, codeNow] = app.page.findAll('input')
  if (!codeNow) throw new Error('the field of the code is gone')
  await app.page.input(codeNow, items[0]?.params.code ?? '')
  await app.page.tap(/^确认$/)
  await app.until(() => app.page.has(/^约好了$/))
  expect(app.errors).toEqual([])
})
