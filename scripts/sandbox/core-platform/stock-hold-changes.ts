import { skuIdOf } from '@cheji/bff/core-platform/contract/orders'
import type { EventDraft } from './apply-change'
import { ChangeRefused, type Of } from './change'
import { isRepeated, keepKey } from './idempotency'
import { type KeptHold, type World, stockId } from './world'

/**
 * Keeps one car for a reference, or makes what it keeps firm.
 *
 * @throws ChangeRefused `sold_out` when every car is sold or held, `sku_not_found`, or for a reference that holds another car
 */
export function putStockHold(world: World, change: Of<'put_stock_hold'>, at: Date): EventDraft[] {
  if (isRepeated(world, change)) return []
  const { reference, body } = change
  const expired = giveBackExpired(world, at)
  const kept = world.holds.get(reference)
  if (kept) {
    if (kept.skuId !== body.skuId) throw new ChangeRefused(409, 'other_sku_held', 'this reference holds another car')
    keepKey(world, change)
    // A late repetition of the soft hold must not undo the firm one.
    if (kept.until !== null) world.holds.set(reference, { ...kept, until: body.until })
    return expired
  }
  const stock = stockOf(world, body.skuId)
  if (!stock) throw new ChangeRefused(404, 'sku_not_found', 'no such trim in that colour')
  const from = stock.inStock > 0 ? 'inStock' : 'incoming'
  if (stock[from] === 0) throw new ChangeRefused(409, 'sold_out', 'every car is sold or held')
  keepKey(world, change)
  world.holds.set(reference, { ...body, from })
  return [...expired, changeUnits(world, { ...body, from }, -1)]
}

/** Gives a held car back. Without a hold nothing changes. */
export function releaseStockHold(world: World, change: Of<'release_stock_hold'>): EventDraft[] {
  if (isRepeated(world, change)) return []
  keepKey(world, change)
  return giveBack(world, change.reference)
}

function giveBackExpired(world: World, at: Date): EventDraft[] {
  return Array.from(world.holds)
    .filter(([, { until }]) => until !== null && new Date(until) <= at)
    .flatMap(([reference]) => giveBack(world, reference))
}

function giveBack(world: World, reference: string): EventDraft[] {
  const hold = world.holds.get(reference)
  if (!hold) return []
  world.holds.delete(reference)
  return stockOf(world, hold.skuId) ? [changeUnits(world, hold, 1)] : []
}

function changeUnits(world: World, { skuId, from }: KeptHold, by: 1 | -1): EventDraft {
  const stock = stockOf(world, skuId)
  if (!stock) throw new Error(`no stock record of ${skuId}`)
  const version = world.stock.put([[stockId(stock), { ...stock, [from]: stock[from] + by }]])
  return { type: 'stock.changed', version, resourceId: '' }
}

function stockOf(world: World, skuId: string) {
  return world.stock.values().find((record) => skuIdOf(record) === skuId)
}
