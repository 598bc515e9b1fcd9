import { beijingDay } from '@cheji/shared/kernel/time'
import { getTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { eventually } from '../processes/eventually'
import type { Hand } from './hand'
import { at, PATHS } from './paths'
import { bookFor, freeTimes, meet } from './person'
import { COUNTY } from './sample'
import { openStage } from './stage'
import { part } from './words'

jest.setTimeout(180_000)

const stage = openStage()
const HERE = { geolocation: { latitude: COUNTY.lat, longitude: COUNTY.lng }, permissions: ['geolocation'] }
const SIGN_IN = '留个手机号，好联系您'
const FREE = /剩 \d+ 个$/

/** A booking as the store's system has it. */
interface Kept {
  reference: string
  revision: number
  status: string
  phone: string | null
}

const keptBookings = async (): Promise<Kept[]> => {
  const { items } = (await stage.house.drive('GET', '/core-platform/test-drives')) as { items: Kept[] }
  return items
}
const offer = () => ({ storeId: stage.sample.store.storeId, modelId: stage.sample.model.modelId })
const atModel = () => at('model', { modelId: stage.sample.model.modelId })
const atBook = () => at('book', offer())

/** Takes today's times away: a reminder comes hours before, so the first free time must be far enough off whenever this runs. */
const leaveNoTimeToday = async (): Promise<void> => {
  const { storeId, modelId } = offer()
  const { items } = (await stage.house.drive('GET', `/core-platform/stores/${storeId}/slots?modelId=${modelId}`)) as {
    items: { id: string; startsAt: string }[]
  }
  const today = beijingDay(new Date())
  for (const { id: slotId } of items.filter(({ startsAt }) => beijingDay(new Date(startsAt)) === today))
    await stage.house.drive('POST', '/core-platform/changes', { kind: 'slot', storeId, slotId, capacity: 0 })
}

/** From the car's page until the time is chosen and the button pressed: three taps. */
const chooseTime = async (hand: Hand) => {
  await hand.tap('button', '约试驾')
  await hand.isAt(PATHS.book)
  await hand.tap('radio', FREE)
  await hand.tap('button', '约这个时间')
}

describe('a first booking', () => {
  it('takes six taps from the car’s page, her consent and her number among them, and is moved and cancelled', async () => {
    await leaveNoTimeToday()
    const hand = await stage.takePhone(HERE)
    await hand.open(atModel())
    await hand.find('button', '约试驾').waitFor()
    await chooseTime(hand)
    const consent = hand.find('checkbox', /我看过并同意/)
    expect(await consent.getAttribute('aria-checked')).toBe('false')
    await hand.tap('checkbox', /我看过并同意/)
    await hand.tap('button', '用微信手机号登录')
    await hand.tap('button', '138 0000 2086')
    await hand.isAt(PATHS.booked)
    expect(hand.taps).toBeLessThanOrEqual(6)

    await hand.sees('约好了')
    const testDriveId = hand.query('testDriveId')
    await hand.sees(/^\d{3} \d{3}$/)
    expect(
      await hand.page
        .getByRole('img', { name: '预约码的二维码' })
        .evaluate((image) => (image.querySelector('img') ?? (image as HTMLImageElement)).naturalWidth),
    ).toBeGreaterThan(100)
    await eventually(async () => expect(await keptBookings()).toHaveLength(1))

    await hand.tap('switch', /微信提醒我/)
    await hand.tap('button', '可以发')
    await hand.sees(/会提醒|提醒您/)

    await hand.tap('button', '改时间')
    await hand.isAt(PATHS.book)
    await hand.tap('radio', FREE)
    await hand.tap('button', '改到这个时间')
    await hand.isAt(PATHS.booked)
    await hand.sees('改好了')
    await hand.sees(/已经让出去/)

    await hand.tap('button', '看我约的试驾')
    await hand.isAt(PATHS.drives)
    await hand.tap('button', '出示码')
    await hand.isAt(PATHS.drive)
    expect(hand.query('testDriveId')).toBe(testDriveId)
    await hand.tap('button', '取消预约')
    await hand.sees(/不收钱，不问原因/)
    await hand.tap('button', '取消这次试驾')
    await hand.find('button', '重新约').waitFor()
    await eventually(async () =>
      expect(await keptBookings()).toEqual([expect.objectContaining({ status: 'cancelled' })]),
    )

    await hand.back()
    await hand.isAt(PATHS.drives)
    await hand.sees('您取消了')
  })

  it('asks for the tick in words, and without signing in she goes on looking', async () => {
    const before = (await keptBookings()).length
    const hand = await stage.takePhone(HERE)
    await hand.open(atModel())
    await chooseTime(hand)
    await hand.find('dialog', SIGN_IN).waitFor()
    await hand.tap('button', '用微信手机号登录')
    await hand.sees(/请先勾上/)
    await hand.tap('button', '先不登录，接着看车')
    await hand.find('dialog', SIGN_IN).waitFor({ state: 'hidden' })
    await hand.isAt(PATHS.book)
    expect(await keptBookings()).toHaveLength(before)
  })

  it('goes without WeChat’s number: she types hers and the code that comes by text message', async () => {
    const phone = '13800009911'
    const hand = await stage.takePhone()
    await hand.open(atBook())
    await hand.tap('radio', FREE)
    await hand.tap('button', '约这个时间')
    await hand.tap('checkbox', /我看过并同意/)
    await hand.tap('button', '用微信手机号登录')
    await hand.tap('button', '不给')
    await hand.sees(/没关系。/)
    await hand.tap('button', '自己输入手机号')
    await hand.sees(/手机号还差 11 位/)
    await hand.type('手机号', phone)
    await hand.tap('button', '要验证码')
    await hand.sees(/短信已发/)
    const { items } = (await stage.house.drive('GET', `/sms?to=${phone}`)) as { items: { params: { code: string } }[] }
    await hand.type('短信验证码', items[0]?.params.code ?? '')
    await hand.tap('button', '确认')
    await hand.isAt(PATHS.booked)
    await hand.sees('约好了')
    await eventually(async () =>
      expect(await keptBookings()).toContainEqual(expect.objectContaining({ phone: expect.stringContaining(phone) })),
    )
  })
})

describe.each([
  { words: 'normal', kept: {} },
  { words: 'large', kept: { 'large-text': 'on' } },
])('signed in, in $words words', ({ words, kept }) => {
  it('she books in three taps from the car’s page', async () => {
    const person = await meet(stage.house, `quick-${words}`)
    const region = { adcode: COUNTY.adcode, name: COUNTY.name }
    const hand = await stage.takePhone({ kept: { ...person.kept, ...kept, region } })
    await hand.open(atModel())
    await hand.sees(part(`${COUNTY.name}有车可试`))
    await chooseTime(hand)
    await hand.isAt(PATHS.booked)
    expect(hand.taps).toBeLessThanOrEqual(3)
    await hand.sees('约好了')
  })
})

describe('when a time cannot be had', () => {
  it('says that it was just taken, and shows what is free now', async () => {
    const person = await meet(stage.house, 'late')
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(atBook())
    const [slot] = await freeTimes(person.bff, offer())
    if (!slot) throw new Error('no free time')
    const day = Number(slot.startsAt.slice(8, 10))
    await hand.tap('radio', new RegExp(` ${String(day)} 日$`))
    const time = slot.startsAt.slice(11, 16).replace(/^0/, '')
    await hand.tap('radio', `${time}，剩 ${String(slot.free)} 个`)
    for (let seat = 0; seat < slot.free; seat++) {
      const somebody = await meet(stage.house, `before-${String(seat)}`)
      await bookFor(somebody, offer(), { slotId: slot.slotId })
    }
    await hand.tap('button', '约这个时间')
    await hand.sees('这个时间刚被约走，换一个吧')
    await hand.find('radio', `${time}，已满`).waitFor()
  })

  it('says which booking of hers is in the way, and leads to it', async () => {
    const person = await meet(stage.house, 'overlapping')
    const booked = await bookFor(person, offer())
    const { other } = stage.sample
    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(at('book', { modelId: other.modelId, storeId: offer().storeId }))
    const day = Number(booked.startsAt.slice(8, 10))
    await hand.tap('radio', new RegExp(` ${String(day)} 日$`))
    const time = booked.startsAt.slice(11, 16).replace(/^0/, '')
    await hand.tap('radio', part(`${time}，剩`))
    await hand.tap('button', '约这个时间')
    await hand.sees(part(`您已经约了试驾${booked.model.name}`))
    await hand.tap('button', '看那次预约')
    await hand.isAt(PATHS.drive)
    expect(hand.query('testDriveId')).toBe(booked.testDriveId)
  })

  it('offers the nearest times when the store refuses later: one tap moves it', async () => {
    await stage.house.drive('PATCH', '/settings', { autoConfirm: false })
    const person = await meet(stage.house, 'refused')
    const drive = await bookFor(person, offer())
    const token = { token: person.session.token }
    const look = async () => person.bff.ask(getTestDrive, { params: { testDriveId: drive.testDriveId } }, token)
    await eventually(async () => expect((await look()).delivery).toBe('delivered'))
    const { reference = '' } =
      (await keptBookings()).find(({ reference: one }) => one.includes(drive.testDriveId)) ?? {}
    await stage.house.drive('POST', '/core-platform/changes', {
      kind: 'test_drive',
      reference,
      status: 'refused',
      messageZh: '试驾车临时送修',
    })
    await eventually(async () => expect((await look()).status).toBe('refused'))

    const hand = await stage.takePhone({ kept: person.kept })
    await hand.open(at('drives'))
    await hand.sees('门店来不了')
    await hand.tap('button', '挑个别的时间')
    await hand.sees('门店这个时间来不了了')
    await hand.sees(/试驾车临时送修/)
    await hand.tap('button', /^改到 /)
    await hand.seesNoMore('门店这个时间来不了了')
    expect(await look()).toMatchObject({ status: 'booked', movedFrom: drive.startsAt })
  })
})
