import { developmentOptions } from '../options'
import { type TestSandbox, startTestSandbox } from '../testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(async () => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
})

const message = { to: '15400001234', templateId: 'login_code', params: { code: '482913', minutes: '5' } }
const send = async (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/sms/v1/messages`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${developmentOptions.smsKey}`, ...headers },
  })
const shown = async (query = '') => (await sandbox.control<{ items: object[] }>('GET', `/sms${query}`)).items

test('a message is taken and shown with its words', async () => {
  const response = await send(message)
  expect(response.status).toBe(202)
  expect(await response.json()).toMatchObject({ messageId: expect.any(String), x_sandbox: expect.any(String) })
  expect(await shown()).toMatchObject([
    { ...message, text: '【车集】验证码 482913，5 分钟内有效。不是您本人操作，请不要告诉别人。' },
  ])
})

test('newest first, by number', async () => {
  await send(message)
  await send({ ...message, to: '15400005678' })
  expect(await shown()).toMatchObject([{ to: '15400005678' }, { to: '15400001234' }])
  expect(await shown('?to=15400001234')).toHaveLength(1)
})

test('one key, one message', async () => {
  const headers = { 'idempotency-key': 'the-same' }
  const idOf = async (response: Response) => ((await response.json()) as { messageId: string }).messageId
  const first = await idOf(await send(message, headers))
  expect(await idOf(await send(message, headers))).toBe(first)
  expect(await shown()).toHaveLength(1)
})

test.each([
  ['a wrong key', message, { authorization: 'Bearer another' }, 401],
  ['no number', { ...message, to: '110' }, {}, 400],
  ['an empty parameter', { ...message, params: { code: '' } }, {}, 400],
])('%s is refused', async (_, body, headers, status) => {
  expect((await send(body, headers)).status).toBe(status)
  expect(await shown()).toEqual([])
})
