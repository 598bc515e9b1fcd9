import { request } from 'node:http'
import { type BffProcess, startBffProcess } from './testing/bff-process'
import { eventually } from './testing/eventually'
import { newDatabaseName } from './testing/test-environment'
import { createSandbox } from './testing/sandbox'

const processes: BffProcess[] = []
const start = async (...options: Parameters<typeof startBffProcess>): Promise<BffProcess> => {
  const bff = await startBffProcess(...options)
  processes.push(bff)
  return bff
}
afterEach(async () => {
  await Promise.all(processes.splice(0).map(async (bff) => bff.kill()))
})

/** A request that has reached the server and whose body is still missing; `finish` sends it and gives the answer's status. */
const beginRequest = async (url: string): Promise<{ finish: () => Promise<number | undefined> }> => {
  const body = JSON.stringify({ kind: 'error', message: 'x' })
  const sent = request(`${url}/api/v1/client-errors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
  })
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.once('response', (response) => {
      resolve(response.resume().statusCode)
    })
    sent.once('error', reject)
  })
  sent.flushHeaders()
  await new Promise((resolve) => sent.once('continue', resolve))
  return {
    finish: async () => {
      sent.end(body)
      return status
    },
  }
}

test('on SIGTERM answers what is under way, accepts nothing more and ends by itself', async () => {
  await createSandbox().reset()
  const bff = await start(newDatabaseName())
  const underWay = await beginRequest(bff.url)
  const code = bff.stop()
  await eventually(async () => {
    await expect(bff.get('/healthz')).rejects.toThrow('fetch failed')
  })
  expect(await underWay.finish()).toBe(200)
  expect(await code).toBe(0)
  expect(bff.logs.join('\n')).toContain('"msg":"stopped"')
}, 60_000)

test('ends on SIGTERM also when nobody reads its log any more', async () => {
  await createSandbox().reset()
  const bff = await start(newDatabaseName())
  bff.stopReading()
  expect((await bff.get('/api/v1/client-config')).status).toBe(200)
  expect(await bff.stop()).toBe(0)
}, 60_000)

test('says plainly why it does not start', async () => {
  await Promise.all([
    expect(start(newDatabaseName(), { CORE_PLATFORM_URL: 'nowhere', SESSION_SECRET: '' })).rejects.toThrow(
      /ended with 1[\s\S]*SESSION_SECRET is missing[\s\S]*CORE_PLATFORM_URL/,
    ),
    expect(
      start(newDatabaseName(), { MONGODB_URI: 'mongodb://127.0.0.1:1/cheji?serverSelectionTimeoutMS=300' }),
    ).rejects.toThrow(/ended with 1[\s\S]*MongoDB cannot be reached/),
  ])
}, 60_000)
