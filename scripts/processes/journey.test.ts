import { randomUUID } from 'node:crypto'
import {
  bindTypedPhone,
  bindWechatPhone,
  exportMyData,
  getMe,
  login,
  logout,
  sendSmsCode,
} from '@cheji/shared/account/account.endpoints'
import { compareTrims, getModel, getPriceHistory, listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { getClientConfig } from '@cheji/shared/client-config/client-config.endpoints'
import { reportClientError } from '@cheji/shared/client-errors/client-errors.endpoints'
import { listStores, searchCounties } from '@cheji/shared/stores/stores.endpoints'
import {
  acceptReminders,
  bookTestDrive,
  cancelTestDrive,
  getTestDrive,
  listTestDrives,
  moveTestDrive,
} from '@cheji/shared/test-drives/test-drives.endpoints'
import type { BffProcess } from './bff-process'
import { type FreeSlot, freeSlots, signIn } from './buyer'
import { eventually } from './eventually'
import { holdAgainstReleased } from './released-answers'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(240_000)

const WECHAT_PHONE = '13812345001'
const TYPED_PHONE = '13912345002'

let world: World
let bff: BffProcess
beforeAll(async () => {
  world = await openWorld()
  bff = await world.start({ onAnswer: holdAgainstReleased() })
})
afterAll(async () => world.end())

/** Looks for a car and a store as anybody may. */
const lookAround = async (): Promise<void> => {
  await bff.ask(getClientConfig, {})
  const { items } = await bff.ask(listModels, { query: { q: 'binguo' } })
  const [card] = items
  if (!card) throw new Error('nothing found')
  await bff.ask(getModel, { params: { modelId: card.modelId } })
  await bff.ask(getPriceHistory, { params: { trimId: card.trim.trimId } })
  await bff.ask(compareTrims, { query: { trimIds: card.trim.trimId } })
  await eventually(async () => bff.ask(listStores, { query: { lat: '33.96', lng: '118.28' } }))
  await bff.ask(searchCounties, { query: { q: '沭阳' } })
}

/** Gives her number in both ways, with a wrong code and a used one between. Returns the codes. */
const giveNumbers = async (token: string): Promise<string[]> => {
  const { code } = (await world.sandbox.send('POST', '/wechat/phone-codes', { phone: WECHAT_PHONE })) as {
    code: string
  }
  await bff.ask(bindWechatPhone, { body: { code } }, { token })
  expect((await bff.call(bindWechatPhone, { body: { code } }, { token })).code).toBe('phone_code_invalid')
  await bff.ask(sendSmsCode, { body: { phone: TYPED_PHONE } }, { token })
  expect((await bff.call(sendSmsCode, { body: { phone: WECHAT_PHONE } }, { token })).code).toBe('sms_too_often')
  const [sms] = await world.sandbox.list<{ params: { code: string } }>(`/sms?to=${TYPED_PHONE}`)
  const smsCode = sms?.params.code ?? ''
  const wrong = smsCode === '000000' ? '111111' : '000000'
  expect((await bff.call(bindTypedPhone, { body: { phone: TYPED_PHONE, smsCode: wrong } }, { token })).code).toBe(
    'sms_code_wrong',
  )
  await bff.ask(bindTypedPhone, { body: { phone: TYPED_PHONE, smsCode } }, { token })
  return [code]
}

/** Books with a call from the store, at a platform that fails first; moves, is refused, cancels. */
const bookAndChange = async ([first, second]: FreeSlot[], token: string): Promise<void> => {
  if (!first || !second) throw new Error('no slots')
  // As often as one delivery tries, so that it fails and comes again.
  const put = 'core-platform PUT /v1/test-drives/:reference'
  await world.sandbox.fault({ endpoint: put, kind: 'status', value: 500, times: 3 })
  const { slotId, modelId } = first
  const { testDriveId } = await bff.ask(bookTestDrive, { body: { slotId, modelId, contact: 'call' } }, { token })
  const params = { testDriveId }
  await eventually(async () => {
    expect(await world.sandbox.bookings()).toMatchObject([{ reference: testDriveId, phone: TYPED_PHONE }])
  })
  expect((await bff.call(bookTestDrive, { body: { slotId, modelId, contact: 'call' } }, { token })).status).toBe(409)
  await bff.ask(acceptReminders, { params, body: { accepted: ['day_before'], rejected: [] } }, { token })
  await bff.ask(moveTestDrive, { params, body: { slotId: second.slotId } }, { token })
  await bff.ask(getTestDrive, { params }, { token })
  await bff.ask(listTestDrives, {}, { token })
  const stranger = await signIn(bff, 'stranger')
  expect((await bff.call(getTestDrive, { params }, { token: stranger })).code).toBe('not_found')
  await bff.ask(cancelTestDrive, { params, body: {} }, { token })
}

/** What a careless or hostile client sends, with things in it that belong in no log. */
const misbehave = async (token: string): Promise<void> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const send = async (target: string, init: RequestInit) => fetch(bff.url + target, { ...init, headers })
  await send(`/api/v1/account/me?phone=${TYPED_PHONE}`, {})
  await send(`/api/v1/stores/${TYPED_PHONE}`, {})
  await send(`/api/v1/${TYPED_PHONE}/${token}`, {})
  await send('/api/v1/account/phone/typed', { method: 'POST', body: `{"phone":"${TYPED_PHONE}"` })
  await send('/api/v1/account/phone/typed', { method: 'POST', body: `{"phone":"+86 ${TYPED_PHONE}","smsCode":"x"}` })
  await fetch(`${bff.url}/api/v1/account/me`, { headers: { authorization: `Bearer ${token}x` } })
  const message = `cannot call ${TYPED_PHONE} with Bearer ${token}`
  await bff.call(reportClientError, { body: { kind: 'error', message } })
}

test('a whole journey leaves no number, openid, token, key or code in what the process writes', async () => {
  const { openid } = (await world.sandbox.send('POST', '/wechat/subscriptions', {
    code: 'dev-traveller',
    accepted: [],
  })) as { openid: string }
  const loginCode = `dev-traveller.${randomUUID().slice(0, 8)}`
  await lookAround()
  await world.sandbox.fault({ endpoint: 'wechat GET /sns/jscode2session', kind: 'malformed', times: 1 })
  expect((await bff.call(login, { body: { code: loginCode } })).status).toBe(503)
  expect((await bff.call(login, { body: { code: 'nobody' } })).code).toBe('login_code_invalid')
  const token = await signIn(bff, 'traveller')
  const codes = await giveNumbers(token)
  await bookAndChange(await freeSlots(bff, 2), token)
  await misbehave(token)
  const exported = await bff.ask(exportMyData, {}, { token })
  expect(exported.account.phone).toBe(TYPED_PHONE)
  await bff.ask(logout, { body: {} }, { token })
  expect((await bff.call(getMe, {}, { token })).code).toBe('signed_out')
  expect(await bff.stop()).toBe(0)

  const written = bff.lines.join('\n')
  // The log is there, and speaks of what was done.
  for (const word of ['/api/v1/account/phone/typed', 'POST', 'could not be delivered yet', 'stopped'])
    expect(written).toContain(word)
  const secrets = [WECHAT_PHONE, TYPED_PHONE, openid, token, loginCode, ...codes, 'dev-traveller', 'session_key']
  const keys = ['development-wechat-app-secret', 'development-sms-key', 'development-core-platform-secret']
  for (const secret of [...secrets, ...keys]) expect(written).not.toContain(secret)
  expect(written).not.toMatch(/authorization"?\s*[:=]\s*"?(?!\*\*\*)\w/i)

  const collections = await world.collections()
  expect(collections).toEqual(expect.arrayContaining(['users', 'sessions', 'test_drives']))
  const stored = JSON.stringify(await Promise.all(collections.map(world.stored)))
  for (const secret of [WECHAT_PHONE, TYPED_PHONE, openid, token, loginCode, ...codes])
    expect(stored).not.toContain(secret)
})
