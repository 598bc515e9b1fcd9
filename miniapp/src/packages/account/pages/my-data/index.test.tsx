import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { ok, serve } from '../../../../../test/serve'
import { session } from '../../../../api/cheji'
import { answerFirstStart } from '../../../../features/account/consent'
import AccountMyDataPage from './index'

const ME = {
  userId: 'a'.repeat(24),
  phoneMasked: '138 **** 2086',
  consents: [
    { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true, at: '2026-11-25T10:00:00+08:00' },
  ],
  createdAt: '2026-11-25T10:00:00+08:00',
}
const OPEN = [{ kind: 'test_drive', id: 'b'.repeat(24), words: '五菱缤果的试驾' }]

const signedIn = async (isBusy: boolean) => {
  const asked = serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-12-31T00:00:00Z', me: ME })
    if (path.endsWith('/account/me')) return ok(ME)
    if (isBusy)
      return {
        statusCode: 409,
        header: {},
        data: { error: { code: 'account_in_use', message: '还有', requestId: '73042916', details: { open: OPEN } } },
      }
    return ok({ done: true })
  })
  await session.signIn()
  render(<AccountMyDataPage />)
  return asked
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const askErase = async () => {
  await screen.findByText('我们手里有您这些')
  press(/^注销，全部删掉/)
}
const confirmErase = () => {
  const dialog = screen.getByRole('dialog')
  const [yes] = [...dialog.querySelectorAll('[role=button]')].filter(({ textContent }) => /^注销/.test(textContent))
  if (yes) fireEvent.click(yes)
}

afterEach(() => {
  act(() => {
    session.end()
    answerFirstStart(false, false)
  })
})

test('signed out it says so, asks the server nothing, and shows a tick that is only on this phone', () => {
  const asked = serve(() => undefined)
  act(() => {
    answerFirstStart(true, true)
  })
  render(<AccountMyDataPage />)
  expect(screen.getByText('我们手里没有您的信息')).toBeTruthy()
  expect(screen.getByText('不记名地告诉我们看了什么')).toBeTruthy()
  const [agreement] = screen.getAllByRole('button', { name: '收回' })
  if (agreement) fireEvent.click(agreement)
  expect(screen.queryByText('用户协议和隐私说明')).toBeNull()
  expect(asked).toEqual([])
  expect(Taro.login).not.toHaveBeenCalled()
})

test('the account cannot end while something is open: it is listed, and a tap leads there', async () => {
  await signedIn(true)
  await askErase()
  confirmErase()
  fireEvent.click(await screen.findByText('五菱缤果的试驾'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: `/packages/test-drives/pages/detail/index?testDriveId=${'b'.repeat(24)}`,
  })
  expect(session.me.get()).toEqual(ME)
})

test('it ends only after the second yes; then nobody is signed in on this phone', async () => {
  const asked = await signedIn(false)
  await askErase()
  expect(asked.filter(({ method }) => method === 'DELETE')).toEqual([])
  confirmErase()
  await waitFor(() => expect(session.me.get()).toBeUndefined())
})

test('signing out here ends it here', async () => {
  await signedIn(false)
  await screen.findByText('我们手里有您这些')
  fireEvent.click(screen.getByText('退出登录'))
  await waitFor(() => expect(screen.getByText('我们手里没有您的信息')).toBeTruthy())
})
