import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { ok, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { sampleDeposit } from '../../features/deposits/testing/samples'
import { setLargeText } from '../../ui/large-text'
import MinePage from './index'

const ME = {
  userId: 'a'.repeat(24),
  phoneMasked: '138 **** 2086',
  consents: [],
  createdAt: '2026-11-25T10:00:00+08:00',
}
const UPCOMING = {
  testDriveId: 'b'.repeat(24),
  status: 'booked',
  startsAt: '2099-11-26T10:20:00+08:00',
  endsAt: '2099-11-26T10:50:00+08:00',
  store: { name: '沭阳人民路店' },
}

afterEach(() => {
  act(() => {
    session.end()
    setLargeText(false)
  })
})

test('signed out everything is there, nothing is asked of the server, and 登录 is one tap away', () => {
  const asked = serve(() => undefined)
  render(<MinePage />)
  expect(screen.getByText('还没登录')).toBeTruthy()
  for (const row of ['我的订单', '试驾预约', '收藏的车', '看哪个县的店', '找人帮忙', '用户协议', '隐私说明', '设置'])
    expect(screen.getByText(row)).toBeTruthy()
  for (const later of [/我的车/, /消息/]) expect(screen.queryByText(later)).toBeNull()
  expect(asked).toEqual([])
  expect(Taro.login).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/login/index' })
})

test('signed in: her masked number, the next test drive, and the order that waits for her', async () => {
  serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-12-31T00:00:00Z', me: ME })
    if (path.endsWith('/deposits')) return ok({ items: [sampleDeposit()], nextCursor: null })
    return ok({ upcoming: [UPCOMING], past: [] })
  })
  await session.signIn()
  render(<MinePage />)
  expect(screen.getByText('138 **** 2086')).toBeTruthy()
  await waitFor(() => expect(screen.getByText(/11 月 26 日，.*10:20，沭阳人民路店/)).toBeTruthy())
  expect(await screen.findByText(/^梨子等您付订金，/)).toBeTruthy()
})

test('large text is switched here', () => {
  serve(() => undefined)
  const { container } = render(<MinePage />)
  fireEvent.click(screen.getByRole('switch', { name: /大字版，字大一号/ }))
  expect(container.querySelector('.cj-large')).not.toBeNull()
})
