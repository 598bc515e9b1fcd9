import { Agent, request } from 'node:http'
import { listSlots } from '@cheji/shared/test-drives/test-drives.endpoints'
import type { BffProcess } from './bff-process'
import { book, freeSlots, signIn, storesWithCars } from './buyer'
import { eventually } from './eventually'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(240_000)

let world: World
let bff: BffProcess
beforeEach(async () => {
  world = await openWorld()
  bff = await world.start()
})
afterEach(async () => world.end())

/** Requests of which the answer did not get out, as the BFF itself counts them. */
const cut = (): string[] => bff.lines.filter((line) => line.includes('"status":499'))

interface Stream {
  answered: number
  /** Why a request was not answered that went into a connection which the server had kept open. */
  cut: string[]
  /** Resolves when the server takes no more. */
  ended: Promise<void>
}

/** Sends one request after another over one connection until the server closes it. */
const streamOver = (url: string): Stream => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const stream: Stream = { answered: 0, cut: [], ended: Promise.resolve() }
  const once = async (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}/api/v1/client-config`, { agent }, (response) => {
        response.once('error', reject)
        response.once('end', () => {
          resolve(response.complete)
        })
        response.resume()
      })
      // A new connection may be refused: then the server has not taken the request.
      sent.once('error', (error) => {
        if (sent.reusedSocket) stream.cut.push(error.message)
        resolve(false)
      })
      sent.end()
    })
  stream.ended = (async () => {
    while (await once()) stream.answered += 1
    agent.destroy()
  })()
  return stream
}

test('SIGTERM amid slow requests and busy connections: whatever was taken is answered, then it ends with 0', async () => {
  const stores: { storeId: string; modelId: string }[] = []
  for await (const store of storesWithCars(bff)) if (stores.push(store) === 4) break
  const streams = [streamOver(bff.url), streamOver(bff.url)]
  await eventually(() => expect(Math.min(...streams.map(({ answered }) => answered))).toBeGreaterThan(2))

  // Their slots were not asked for yet, and the platform answers only once the process has begun to stop.
  await world.sandbox.fault({ endpoint: 'core-platform GET /v1/stores/:storeId/slots', kind: 'hang' })
  const slow = stores.map(async (query) => bff.call(listSlots, { query }))
  await eventually(async () => expect(await world.sandbox.hits()).toBeGreaterThanOrEqual(stores.length))
  const code = bff.stop()
  await eventually(async () => expect(bff.get('/healthz')).rejects.toThrow('fetch failed'))
  await world.sandbox.heal()

  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(stores.map(() => 200))
  await Promise.all(streams.map(async ({ ended }) => ended))
  expect(await code).toBe(0)
  expect([...cut(), ...streams.flatMap((stream) => stream.cut)]).toEqual([])
  expect(bff.lines.join('\n')).toContain('"msg":"stopped"')
})

test('SIGTERM while a booking is on its way: it arrives before the process ends, and nothing is left to do', async () => {
  const [slot] = await freeSlots(bff, 1)
  if (!slot) throw new Error('no slot')
  const token = await signIn(bff, 'leaving')
  await world.sandbox.fault({ endpoint: 'core-platform PUT /v1/test-drives/:reference', kind: 'hang' })
  const { result } = await book(bff, slot, { token })
  await eventually(async () => expect(await world.sandbox.hits()).toBeGreaterThan(0))
  const code = bff.stop()
  await eventually(async () => expect(bff.get('/healthz')).rejects.toThrow('fetch failed'))
  await world.sandbox.heal()

  expect(await code).toBe(0)
  expect(await world.sandbox.bookings()).toMatchObject([{ reference: result.testDriveId, revision: 1 }])
  const [stored] = await world.stored('test_drives')
  expect(stored).toMatchObject({ code: result.code, deliveredRevision: 1, outbox: [] })
})
