import { endpoint } from '@cheji/shared/kernel/endpoint'
import { z } from 'zod'
import { type TestEdge, startTestEdge } from '../testing/test-edge'
import { type ApiRouter, serve } from './serve'

const change = { body: z.strictObject({ to: z.string() }), result: z.object({ changedTo: z.string() }) }

const routes = (router: ApiRouter): void => {
  serve(router, endpoint<typeof change>('PATCH', '/things', 'public'), change, ({ body }) => ({ changedTo: body.to }))
}

let edge: TestEdge
beforeAll(async () => {
  edge = await startTestEdge({ routes })
})
afterAll(async () => {
  await edge.close()
})

const send = (method: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${edge.url}/api/v1/things`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ to: 'blue' }),
  })

test('a PATCH inside a POST is a PATCH', async () => {
  const answer = await send('POST', { 'X-HTTP-Method-Override': 'PATCH' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ changedTo: 'blue' })
})

test('no other method is changed, and nothing but PATCH is taken', async () => {
  expect((await send('POST', {})).status).toBe(405)
  expect((await send('PUT', { 'X-HTTP-Method-Override': 'PATCH' })).status).toBe(405)
  expect((await send('POST', { 'X-HTTP-Method-Override': 'DELETE' })).status).toBe(405)
})
