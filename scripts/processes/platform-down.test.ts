import { getModel, listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { getStore, listStores } from '@cheji/shared/stores/stores.endpoints'
import { listSlots } from '@cheji/shared/test-drives/test-drives.endpoints'
import { freeSlots } from './buyer'
import { eventually } from './eventually'
import { type World, openWorld } from './world'

/** Generous: processes start slowly on a busy machine. */
jest.setTimeout(240_000)

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => world.end())

const takeThePlatformDown = async () => world.sandbox.fault({ endpoint: 'core-platform *', kind: 'status', value: 503 })

test('down from the first second with a snapshot: ready, and everything is served and says that it is old', async () => {
  const before = await world.start()
  const [slot] = await freeSlots(before, 1)
  if (!slot) throw new Error('no slot')
  const { storeId, modelId } = slot
  const models = await before.ask(listModels, { query: {} })
  expect(models.stale).toBe(false)
  await before.kill()
  await takeThePlatformDown()

  const bff = await world.start({ clockAheadMs: 61_000 })
  expect(await bff.ask(listModels, { query: {} })).toMatchObject({
    stale: true,
    total: models.total,
    version: models.version,
  })
  expect(await bff.ask(getModel, { params: { modelId } })).toMatchObject({ stale: true, modelId })
  expect((await bff.ask(listStores, { query: {} })).items.length).toBeGreaterThan(0)
  expect(await bff.ask(getStore, { params: { storeId }, query: {} })).toMatchObject({ storeId })
  const slots = await bff.ask(listSlots, { query: { storeId, modelId, date: slot.startsAt.slice(0, 10) } })
  expect(slots.stale).toBe(true)
  expect(slots.slots.map(({ slotId }) => slotId)).toContain(slot.slotId)
})

test('down from the first second without a snapshot: not ready and says so, then recovers by itself', async () => {
  await takeThePlatformDown()
  const bff = await world.start({ untilReady: false })
  const ready = await bff.get('/readyz')
  expect(ready.status).toBe(503)
  expect(JSON.parse(ready.text)).toEqual({ ready: false, checks: { mongodb: true, indexes: true, catalogue: false } })
  const refused = await Promise.all([bff.call(listModels, { query: {} }), bff.call(listStores, { query: {} })])
  expect(refused.map(({ status, code }) => [status, code])).toEqual([
    [503, 'warming_up'],
    [503, 'warming_up'],
  ])

  await world.sandbox.heal()
  await eventually(async () => expect((await bff.get('/readyz')).status).toBe(200))
  expect(await bff.ask(listModels, { query: {} })).toMatchObject({ stale: false })
  await eventually(async () => expect((await bff.call(listStores, { query: {} })).status).toBe(200))
})
