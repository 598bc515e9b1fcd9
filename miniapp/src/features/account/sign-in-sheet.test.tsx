import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ok, refusal, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { previewQuestion } from '../../platform/preview-questions'
import { SignInSheet } from './sign-in-sheet'

const ME = { userId: 'a'.repeat(24), phoneMasked: null, consents: [], createdAt: '2026-11-25T10:00:00+08:00' }
const AGREED = {
  ...ME,
  consents: [
    { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true, at: '2026-11-25T10:00:00+08:00' },
  ],
}
const WITH_PHONE = { ...AGREED, phoneMasked: '138 **** 2086' }

const backend = () =>
  serve((path) => {
    if (path.endsWith('/account/login')) return ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: ME })
    if (path.endsWith('/account/consents')) return ok(AGREED)
    if (path.endsWith('/phone/wechat') || path.endsWith('/phone/typed')) return ok(WITH_PHONE)
    if (path.endsWith('/sms-code')) return ok({ resendAfterS: 60, expiresInS: 300 })
    if (path.startsWith('/sandbox')) return ok({ code: 'minted' })
    return refusal(404, 'not_found')
  })
const paths = (asked: { url: string }[]) => asked.map(({ url }) => url.replace('/api/v1', ''))

const show = (need: 'phone' | 'consent' = 'phone') => {
  const on = { done: jest.fn(), wechatOnly: jest.fn(), close: jest.fn() }
  render(<SignInSheet need={need} onDone={on.done} onWechatOnly={on.wechatOnly} onClose={on.close} />)
  return on
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const box = () => screen.getByRole('checkbox', { name: /我看过并同意/ })

afterEach(() => {
  act(() => {
    session.end()
    previewQuestion.set(undefined)
  })
})

test('nothing is ticked; pressing then marks the box, says what is missing and sends nothing', () => {
  const asked = backend()
  show()
  expect(box().getAttribute('aria-checked')).toBe('false')
  press('用微信手机号登录')
  expect(screen.getByRole('alert').textContent).toContain('请先勾上')
  expect(asked).toEqual([])
  fireEvent.click(box())
  expect(screen.queryByRole('alert')).toBeNull()
})

test('ticked: her consent is recorded first, then the number; the deed goes on by itself', async () => {
  const asked = backend()
  const { done } = show()
  fireEvent.click(box())
  press('用微信手机号登录')
  act(() => previewQuestion.get()?.answer('13800002086'))
  await waitFor(() => {
    expect(done).toHaveBeenCalledTimes(1)
  })
  expect(paths(asked)).toEqual([
    '/sandbox/wechat/phone-codes',
    '/account/login',
    '/account/consents',
    '/account/phone/wechat',
  ])
  expect(session.me.get()?.phoneMasked).toBe('138 **** 2086')
})

test('refusing WeChat’s number is no dead end: a typed one, proved by a code', async () => {
  backend()
  const { done } = show()
  fireEvent.click(box())
  press('用微信手机号登录')
  act(() => previewQuestion.get()?.answer('refuse'))
  await screen.findByText(/没关系/)
  press('自己输入手机号')
  expect(screen.getByRole('button', { name: /手机号还差 11 位/ })).toBeTruthy()
  fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '138 0000 2086' } })
  press('要验证码')
  await screen.findByText(/短信已发，5 分钟内有效/)
  fireEvent.change(screen.getByLabelText('短信验证码'), { target: { value: '12345' } })
  expect(screen.getByRole('button', { name: /验证码还差 1 位/ })).toBeTruthy()
  fireEvent.change(screen.getByLabelText('短信验证码'), { target: { value: '123456' } })
  press('确认')
  await waitFor(() => {
    expect(done).toHaveBeenCalledTimes(1)
  })
})

test('no number at all: by WeChat only; and not now is as near as the other button', () => {
  backend()
  const { wechatOnly, close } = show()
  press('不留手机号，只发微信')
  expect(wechatOnly).toHaveBeenCalled()
  press('先不登录，接着看车')
  expect(close).toHaveBeenCalled()
})

test('a failure is said in words, and the button works again', async () => {
  serve((path) =>
    path.endsWith('/account/login')
      ? ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: ME })
      : refusal(429, 'rate_limited'),
  )
  const { done } = show('consent')
  fireEvent.click(box())
  press('同意，约这个时间')
  await screen.findByText('rate_limited')
  expect(done).not.toHaveBeenCalled()
  backend()
  press('同意，约这个时间')
  await waitFor(() => {
    expect(done).toHaveBeenCalledTimes(1)
  })
})
