import { type BffProcess, startBffProcess } from './testing/bff-process'
import { eventually } from './testing/eventually'
import { type TestBff, startTestBff } from './testing/test-bff'

interface Booking {
  testDriveId: string
  delivery: string
}
interface Sent {
  reference: string
  revision: number
  status: string
}

let watcher: TestBff
let bff: BffProcess | undefined
beforeAll(async () => {
  // Holds the database and the session; its own relay sleeps, so that whatever is delivered was delivered by a process under test.
  watcher = await startTestBff({ tuning: { pollMs: 600_000 } })
})
afterAll(async () => {
  await bff?.kill()
  await watcher.stop()
})

const freeSlot = async (from: BffProcess): Promise<{ slotId: string; modelId: string }> => {
  const { body: stores } = await from.get('/api/v1/stores?can=test_drive&limit=50')
  for (const { storeId } of (stores as { items: { storeId: string }[] }).items) {
    const { body: store } = await from.get(`/api/v1/stores/${storeId}`)
    for (const { modelId } of (store as { testDriveModels: { modelId: string }[] }).testDriveModels) {
      const { body } = await from.get(`/api/v1/test-drives/slots?storeId=${storeId}&modelId=${modelId}`)
      const slot = (body as { slots: { slotId: string; state: string }[] }).slots.find(({ state }) => state === 'free')
      if (slot) return { slotId: slot.slotId, modelId }
    }
  }
  throw new Error('no free slot anywhere')
}
const sent = async (): Promise<Sent[]> =>
  ((await watcher.sandbox.get('/core-platform/test-drives')) as { items: Sent[] }).items

test('a booking whose process was killed before it was delivered is delivered after the restart, once', async () => {
  const token = await watcher.signIn('wang')
  bff = await startBffProcess(watcher.database)
  await watcher.sandbox.fault({ endpoint: 'core-platform PUT /v1/test-drives/:reference', kind: 'hang' })
  const booked = await bff.post('/api/v1/test-drives', { ...(await freeSlot(bff)), contact: 'wechat' }, { token })
  expect([booked.status, booked.text]).toEqual([201, expect.any(String)])
  const { testDriveId } = booked.body as Booking
  await eventually(async () => {
    const { items } = (await watcher.sandbox.get('/faults')) as { items: { hits: number }[] }
    expect(items[0]?.hits).toBeGreaterThan(0)
  })

  await bff.kill()
  await watcher.sandbox.heal()
  expect(await sent()).toEqual([])

  // The lease of the dead process runs out first.
  bff = await startBffProcess(watcher.database)
  const restarted = bff
  await eventually(async () => {
    const { body } = await restarted.get(`/api/v1/test-drives/${testDriveId}`, { token })
    expect((body as Booking).delivery).toBe('delivered')
  }, 90_000)
  expect(await sent()).toMatchObject([{ reference: testDriveId, revision: 1, status: 'booked' }])
}, 180_000)
