import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import type { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { beijingDay } from '@cheji/shared/kernel/time'
import { depositFor } from '../sample/sample-catalogue'
import { slotAt } from '../sample/sample-slots'
import { type Change, ChangeRefused, type Of } from './change'
import { allocate, answerAllocation, changeAllocation, putSalesOrder, putSettlement } from './order-changes'
import { putStockHold, releaseStockHold } from './stock-hold-changes'
import { putTestDrive, storeDecides } from './test-drive-changes'
import { type World, stockId } from './world'

/** An event before it has its number and time. */
export type EventDraft = Pick<UpstreamEvent, 'type' | 'resourceId' | 'version' | 'messageZh'>

/**
 * Makes one change in the world and says which events it causes. The same changes in the same order make the same
 * world, which is how it comes back after a restart.
 *
 * @throws ChangeRefused before anything has changed
 */
export function applyChange(world: World, change: Change, at: Date): EventDraft[] {
  switch (change.kind) {
    case 'price':
      return setPrice(world, change, at)
    case 'stock':
      return setStock(world, change)
    case 'model': {
      const model = found(world.catalogue.get(change.modelId), 'model_not_found')
      return [event('catalogue.changed', world.catalogue.put([[model.id, merged(model, change.fields)]]))]
    }
    case 'add_model':
      return addModel(world, change, at)
    case 'remove_model':
      found(world.catalogue.get(change.modelId), 'model_not_found')
      return [event('catalogue.changed', world.catalogue.remove([change.modelId]))]
    case 'close_store': {
      const store = found(world.stores.get(change.storeId), 'store_not_found')
      const { from, to, hours, reasonZh } = change
      // The newest word on a day stands first and wins.
      return replaceStore(world, store, { ...store, calendar: [{ from, to, hours, reasonZh }, ...store.calendar] }, at)
    }
    case 'store': {
      const store = found(world.stores.get(change.storeId), 'store_not_found')
      return replaceStore(world, store, merged(store, change.fields), at)
    }
    case 'add_store':
      if (world.stores.get(change.store.id)) throw new ChangeRefused(409, 'store_exists', 'that id is taken')
      return [event('stores.changed', world.stores.put([[change.store.id, change.store]]))]
    case 'remove_store':
      found(world.stores.get(change.storeId), 'store_not_found')
      return [event('stores.changed', world.stores.remove([change.storeId]))]
    case 'slot': {
      const store = found(world.stores.get(change.storeId), 'store_not_found')
      const slot = found(world.slots.find(store, change.slotId, at), 'slot_not_found')
      return [event('slots.changed', world.slots.set(store, { ...slot, capacity: change.capacity }, at), store.id)]
    }
    case 'add_slot':
      return addSlot(world, change, at)
    case 'test_drive':
      return storeDecides(world, change)
    case 'put_test_drive':
      return putTestDrive(world, change, at)
    case 'put_stock_hold':
      return putStockHold(world, change, at)
    case 'release_stock_hold':
      return releaseStockHold(world, change)
    case 'put_sales_order':
      return putSalesOrder(world, change)
    case 'allocate':
      return allocate(world, change, at)
    case 'change_allocation':
      return changeAllocation(world, change)
    case 'answer_allocation':
      return answerAllocation(world, change)
    case 'put_settlement':
      return putSettlement(world, change)
  }
}

function setPrice(world: World, change: Of<'price'>, at: Date): EventDraft[] {
  const { trimId, priceFen, reasonZh } = change
  const history = found(world.prices.get(trimId), 'trim_not_found')
  const next = {
    trimId,
    version: (history.at(-1)?.version ?? 0) + 1,
    priceFen,
    depositFen: change.depositFen ?? depositFor(priceFen),
    since: change.since ?? beijingDay(at),
    reasonZh,
  }
  return [event('prices.changed', world.prices.put([[trimId, [...history, next]]]))]
}

function setStock(world: World, { kind: _kind, ...fields }: Of<'stock'>): EventDraft[] {
  const stock = found(world.stock.get(stockId(fields)), 'stock_not_found')
  return [event('stock.changed', world.stock.put([[stockId(fields), merged(stock, fields)]]))]
}

function addModel(world: World, { model, prices }: Of<'add_model'>, at: Date): EventDraft[] {
  const priced = new Map(prices.map(({ trimId, priceFen }) => [trimId, priceFen]))
  const entries = model.trims.map(({ id }) => {
    const priceFen = found(priced.get(id), 'price_missing')
    const version = (world.prices.get(id)?.at(-1)?.version ?? 0) + 1
    const since = beijingDay(at)
    const price = { trimId: id, version, priceFen, depositFen: depositFor(priceFen), since, reasonZh: '全国统一开售价' }
    return [id, [...(world.prices.get(id) ?? []), price]] as const
  })
  const stock = model.trims.flatMap(({ id: trimId }) =>
    model.colours.map(({ id: colourId }) => {
      const record = { trimId, colourId, inStock: 5, incoming: 0, aboutDays: 7 }
      return [stockId(record), record] as const
    }),
  )
  // Prices and stock first: a model is never for sale without them.
  return [
    event('prices.changed', world.prices.put(entries)),
    event('stock.changed', world.stock.put(stock)),
    event('catalogue.changed', world.catalogue.put([[model.id, model]])),
  ]
}

function addSlot(world: World, change: Of<'add_slot'>, at: Date): EventDraft[] {
  const store = found(world.stores.get(change.storeId), 'store_not_found')
  if (!store.testDriveModelIds.includes(change.modelId))
    throw new ChangeRefused(409, 'no_such_car', 'this store has no test-drive car of that model')
  const startsAt = new Date(change.startsAt)
  if (startsAt.getTime() % 600_000 !== 0)
    throw new ChangeRefused(400, 'invalid_request', 'slots begin on whole ten minutes')
  const slot = slotAt(store.id, change.modelId, startsAt, change.capacity)
  return [event('slots.changed', world.slots.set(store, slot, at), store.id)]
}

function replaceStore(world: World, before: UpstreamStore, after: UpstreamStore, at: Date): EventDraft[] {
  const slotVersion = world.slots.follow(before, after, at)
  return [
    event('stores.changed', world.stores.put([[after.id, after]])),
    ...(slotVersion === undefined ? [] : [event('slots.changed', slotVersion, after.id)]),
  ]
}

const event = (type: EventDraft['type'], version: number, resourceId = ''): EventDraft => ({
  type,
  resourceId,
  version,
})

/** `record` with the fields that are given; one that is undefined stays. */
function merged<T extends object>(record: T, fields: { [K in keyof T]?: T[K] | undefined }): T {
  return { ...record, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) }
}

function found<T>(value: T | undefined, code: string): T {
  if (value === undefined) throw new ChangeRefused(404, code, code.replaceAll('_', ' '))
  return value
}
