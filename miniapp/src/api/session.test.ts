import type { Session } from '@cheji/shared/account/account.contract'
import { memoryStorage } from '../../test/memory-storage'
import { createSession } from './session'

const NOW = Date.parse('2026-11-25T02:00:00Z')
const me = { userId: 'a'.repeat(24), phoneMasked: null, consents: [], createdAt: '2026-11-25T10:00:00+08:00' }
const sessionOf = (token: string, expiresAt = '2026-12-25T10:00:00+08:00'): Session => ({ token, expiresAt, me })

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
    session: createSession({ storage, login, loginCode, onEnd, now: () => NOW }),
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

test('a session is kept on the phone until it has run out', async () => {
  const { storage } = setUp()
  storage.write('session', sessionOf('kept'))
  expect(await setUp(storage).session.ensure()).toBe('kept')
  storage.write('session', sessionOf('old', '2026-11-25T09:59:59+08:00'))
  const { session } = setUp(storage)
  expect(session.me.get()).toBeUndefined()
  expect(await session.ensure()).toBe('code-1')
})

test('a session that was ended elsewhere is forgotten with all that was hers, one begun since stays', async () => {
  const { session, storage, login, onEnd } = setUp()
  const first = await session.ensure()
  session.drop(first)
  expect(session.me.get()).toBeUndefined()
  expect(storage.keys()).toEqual([])
  expect(onEnd).toHaveBeenCalledTimes(1)
  expect(login).toHaveBeenCalledTimes(1)
  const second = await session.ensure()
  session.drop(first)
  expect(await session.ensure()).toBe(second)
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
  expect(storage.keys()).toEqual([])
  expect(onEnd).toHaveBeenCalledTimes(1)
})
