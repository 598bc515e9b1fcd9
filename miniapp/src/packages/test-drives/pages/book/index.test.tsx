import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import type { ReactElement } from 'react'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { ok, refusal, serve } from '../../../../../test/serve'
import { setParams } from '../../../../../test/taro'
import { session } from '../../../../api/cheji'
import { chooseRegion } from '../../../../features/region/recent-regions'
import { online } from '../../../../platform/network'
import TestDrivesBookPage from './index'

const DAY = '2099-11-26'
const OPEN = { open: true, until: '18:00', opensAt: null, words: '营业中，到 18:00' }
const STORE = {
  storeId: 'renmin',
  name: '沭阳人民路店',
  adcode: '321322',
  address: '人民中路 118 号',
  place: { lat: 34.1, lng: 118.8 },
  phone: '0527-83550118',
  distanceM: 0,
  openState: OPEN,
  abilities: ['test_drive'],
  hasModel: true,
  isTest: false,
}
const slot = (time: string, free: number) => ({
  slotId: `renmin.binguo.20991126.${time.replace(':', '')}`,
  startsAt: `${DAY}T${time}:00+08:00`,
  endsAt: `${DAY}T${time.replace(/.$/, '9')}:00+08:00`,
  capacity: 2,
  free,
  state: free > 0 ? 'free' : 'full',
})
const slots = (free: number) => ({
  storeId: 'renmin',
  modelId: 'binguo',
  date: DAY,
  days: [
    { date: DAY, state: free > 0 ? 'free' : 'full', free },
    { date: '2099-11-27', state: 'free', free: 4 },
  ],
  slots: [slot('09:40', 0), slot('10:20', free)],
  elsewhere:
    free > 0
      ? []
      : [
          {
            store: { ...STORE, storeId: 'nanguan', name: '沭阳南关店', distanceM: 5800 },
            firstFreeAt: `${DAY}T15:20:00+08:00`,
          },
        ],
  asOf: '2099-11-25T10:00:00+08:00',
  stale: false,
})
const ME = {
  userId: 'a'.repeat(24),
  phoneMasked: '138 **** 2086',
  consents: [
    { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true, at: '2026-11-25T10:00:00+08:00' },
  ],
}
const DRIVE = { testDriveId: 'd'.repeat(24), revision: 1, status: 'booked', delivery: 'pending' }

let free = 1
let booking = () => ok(DRIVE)
const backend = () =>
  serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: ME })
    if (path.endsWith('/stores')) return ok({ items: [STORE], nextCursor: null, total: 1, counts: {}, region: null })
    if (path.endsWith('/slots')) return ok(slots(free))
    if (path.endsWith('/models/binguo')) return ok({ modelId: 'binguo', name: '五菱缤果', colours: [], trims: [] })
    if (path.endsWith('/client-config')) return ok({ features: { book: { on: true } }, storesWithoutBooking: [] })
    if (path.endsWith('/test-drives')) return booking()
    return refusal(404, 'not_found')
  })

const shown = async (page: ReactElement = <TestDrivesBookPage />) => {
  render(page)
  return screen.findByRole('radio', { name: /10:20/ })
}
/** Lets what is still being read arrive. */
const settled = () => act(() => Promise.resolve())
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  free = 1
  booking = () => ok(DRIVE)
  setParams({ modelId: 'binguo', trimId: 'binguo-203' })
  chooseRegion({ adcode: '321322', name: '沭阳县' })
})
afterEach(() => {
  act(() => {
    session.end()
    online.set(true)
  })
})

test('signed in: a time, 约这个时间, and it is booked at the nearest store', async () => {
  const asked = backend()
  await session.signIn()
  const time = await shown()
  expect(screen.getByText('沭阳人民路店')).toBeTruthy()
  expect(screen.getByRole('button', { name: '先点一个时间' })).toBeTruthy()
  fireEvent.click(time)
  press('约这个时间')
  await waitFor(() => {
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/packages/test-drives/pages/booked/index?testDriveId=${DRIVE.testDriveId}`,
    })
  })
  expect(asked.filter(({ url, method }) => method === 'POST' && url.endsWith('/test-drives'))).toHaveLength(1)
  await settled()
})

test('not known yet: asked in the middle, and nothing is booked before', async () => {
  const asked = backend()
  fireEvent.click(await shown())
  press('约这个时间')
  expect(screen.getByRole('dialog', { name: '留个手机号，好联系您' })).toBeTruthy()
  expect(asked.some(({ url }) => url.endsWith('/test-drives') || url.endsWith('/login'))).toBe(false)
  press('先不登录，接着看车')
  expect(screen.queryByRole('dialog')).toBeNull()
  await settled()
})

test('the time was taken meanwhile: said, forgotten, and the day shows where there is room', async () => {
  backend()
  await session.signIn()
  fireEvent.click(await shown())
  booking = () => refusal(409, 'slot_full')
  free = 0
  press('约这个时间')
  await screen.findByText('slot_full')
  await screen.findByText(/约满了/)
  expect(screen.getByText(/沭阳南关店，.* 有空/)).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: /还有 4 个空位/ }))
  expect(screen.queryByText('slot_full')).toBeNull()
  await settled()
})

test('without a net the button waits and says so', async () => {
  backend()
  await session.signIn()
  fireEvent.click(await shown())
  await act(async () => {
    online.set(false)
    await Promise.resolve()
  })
  expect(screen.getByRole('button', { name: '等有网再约' })).toBeTruthy()
  act(() => {
    online.set(true)
  })
  await screen.findByRole('button', { name: '约这个时间' })
  await settled()
})
