import type { Session } from '@cheji/shared/account/account.contract'
import { memoryStorage } from '../../test/memory-storage'
import { ApiFailure } from './failure'
import { createSession } from './session'

const me = { userId: 'a'.repeat(24), phoneMasked: null, consents: [], createdAt: '2026-11-25T10:00:00+08:00' }
const sessionOf = (token: string): Session => ({ token, expiresAt: '2026-12-25T10:00:00+08:00', me })

const setUp = (storage = memoryStorage()) => {
  let number = 0
  const login = jest.fn((code: string) => Promise.resolve(sessionOf(`${code}-${String(++number)}`)))
  const loginCode = jest.fn(() => Promise.resolve('code'))
  const onEnd = jest.fn()
  return {
    storage,
    login,
    loginCode,
    onEnd,
    session: createSession({ storage, login, loginCode, onEnd }),
  }
}

test('nobody is signed in before an account is needed; then one login serves all who wait', async () => {
  const { session, login, loginCode } = setUp()
  expect(session.me.get()).toBeUndefined()
  expect(loginCode).not.toHaveBeenCalled()
  expect(await Promise.all([session.ensure(), session.ensure()])).toEqual(['code-1', 'code-1'])
  expect(login).toHaveBeenCalledTimes(1)
  expect(session.me.get()).toEqual(me)
})

test('a session is kept on the phone until the server knows it no more', async () => {
  const { storage } = setUp()
  storage.write('session', sessionOf('kept'))
  const { session, login } = setUp(storage)
  expect(session.me.get()).toEqual(me)
  expect(session.held()).toBe('kept')
  expect(await session.ensure()).toBe('kept')
  expect(login).not.toHaveBeenCalled()
})

test('reading signs nobody in', () => {
  const { session, loginCode } = setUp()
  expect(() => session.held()).toThrow('请先登录，再接着看。')
  expect(loginCode).not.toHaveBeenCalled()
})

describe('a session that was ended elsewhere', () => {
  const ended = async () => {
    const parts = setUp()
    const token = await parts.session.ensure()
    parts.session.drop(token)
    return { ...parts, token }
  }

  test('is forgotten with all that was hers', async () => {
    const { session, storage, onEnd } = await ended()
    expect(session.me.get()).toBeUndefined()
    expect(storage.read('session')).toBeUndefined()
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  test('begins anew by no deed of hers, now or after the next start: the words say that this phone is signed out', async () => {
    const { session, storage, login } = await ended()
    const restarted = setUp(storage)
    for (const keeper of [session, restarted.session]) {
      await expect(keeper.ensure()).rejects.toThrow('这台手机已经退出登录。要接着用，请再登录一次。')
      await expect(keeper.ensure()).rejects.toBeInstanceOf(ApiFailure)
      expect(() => keeper.held()).toThrow('这台手机已经退出登录')
    }
    expect(login).toHaveBeenCalledTimes(1)
    expect(restarted.login).not.toHaveBeenCalled()
  })

  test('begins anew when she taps 登录, and a late word on the old one leaves the new one alone', async () => {
    const { session, storage, token } = await ended()
    const second = await session.signIn()
    session.drop(token)
    expect(await session.ensure()).toBe(second)
    expect(session.held()).toBe(second)
    expect(storage.keys()).toEqual(['session'])
  })
})

test('a login that fails can be tried again', async () => {
  const { session, login } = setUp()
  login.mockRejectedValueOnce(new Error('busy'))
  await expect(session.ensure()).rejects.toThrow('busy')
  expect(await session.ensure()).toBe('code-1')
})

test('signing out forgets her on the phone', async () => {
  const { session, storage, onEnd } = setUp()
  await session.ensure()
  session.remember({ ...me, phoneMasked: '138 **** 2086' })
  expect(session.me.get()?.phoneMasked).toBe('138 **** 2086')
  session.end()
  expect(session.me.get()).toBeUndefined()
  expect(storage.read('session')).toBeUndefined()
  expect(onEnd).toHaveBeenCalledTimes(1)
  await expect(session.ensure()).rejects.toThrow('这台手机已经退出登录')
})
