import { ApiFailure } from './api/failure'
import { FIXTURE, MINE } from './fixture'
import { Phone } from './phone'
import { launch, type WeApp } from './weapp'
import type { LaunchOptions } from './launch-options'

const mine = (options: Partial<LaunchOptions> = {}) => launch({ dir: FIXTURE, url: MINE, ...options })
const said = (app: WeApp) => app.page.text('.said')

describe('the privacy gate', () => {
  it('holds a private API back until the user agrees', async () => {
    const app = await mine()
    await app.page.tap('#locate')
    expect(said(app)).toBe('getFuzzyLocation')
    await app.settle(60_000)
    expect(app.page.has('#agree')).toBe(true)
    await app.page.tap('#agree')
    expect(said(app)).toBe('在 31.23')
    await app.page.tap('#locate')
    expect(app.page.has('#agree')).toBe(false)
    expect(app.errors).toEqual([])
  })

  it('fails with errno 104 when she refuses, and asks again next time', async () => {
    const app = await mine()
    await app.page.tap('#locate')
    await app.page.tap('#refuse')
    expect(said(app)).toBe('getFuzzyLocation:fail privacy permission is not authorized 104')
    await app.page.tap('#locate')
    expect(app.page.has('#agree')).toBe(true)
  })

  it('holds the phone number button back too', async () => {
    const app = await mine()
    await app.page.tap('#phone')
    expect(said(app)).toBe('button.getPhoneNumber')
    await app.page.tap('#refuse')
    expect(said(app)).toBe('getPhoneNumber:fail privacy permission is not authorized 104')
    await app.page.tap('#phone')
    await app.page.tap('#agree')
    expect(said(app)).toBe('phone-code-1 getPhoneNumber:ok')
  })

  it('passes at once with a button that does both', async () => {
    const app = await mine()
    await app.page.tap('#both')
    expect(said(app)).toBe('phone-code-1 getPhoneNumber:ok')
    expect(app.page.has('#agree')).toBe(false)
    expect(app.phone.hasAgreedToPrivacy).toBe(true)
  })

  it('remembers the consent on the phone', async () => {
    const app = await mine()
    await app.page.tap('#both')
    const second = await app.relaunch()
    await second.page.tap('#locate')
    expect(said(second)).toBe('在 31.23')
  })

  it('disables what the privacy guide does not declare', async () => {
    const app = await mine({ declaredPrivacy: ['手机号'] })
    await app.page.tap('#locate')
    expect(said(app)).toBe('getFuzzyLocation:fail api scope is not declared in the privacy agreement 112')
    await app.page.tap('#both')
    expect(said(app)).toBe('phone-code-1 getPhoneNumber:ok')
  })
})

describe('answers of the user', () => {
  it('refuses the phone number in the words of a test', async () => {
    const refuse = () => {
      throw new ApiFailure('getPhoneNumber:fail user deny')
    }
    const app = await mine({ wx: { getPhoneNumber: refuse } })
    await app.page.tap('#both')
    expect(said(app)).toBe('getPhoneNumber:fail user deny')
  })

  it('refuses a permission once and gives it in the settings later', async () => {
    const phone = new Phone()
    phone.hasAgreedToPrivacy = true
    phone.answersPermission = () => false
    phone.changesSettings = (permissions) => permissions.set('scope.userFuzzyLocation', true)
    const app = await mine({ phone })
    await app.page.tap('#locate')
    expect(said(app)).toBe('getFuzzyLocation:fail auth deny 103')
    await app.page.tap('#settings')
    expect(said(app)).toBe('{"scope.userFuzzyLocation":true}')
    await app.page.tap('#locate')
    expect(said(app)).toBe('在 31.23')
  })
})
