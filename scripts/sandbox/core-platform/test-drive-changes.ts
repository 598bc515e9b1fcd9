import type { EventDraft } from './apply-change'
import { ChangeRefused, type Of } from './change'
import { isRepeated, keepKey, sameContents } from './idempotency'
import type { World } from './world'

/**
 * Takes a booking in. The highest revision is kept: a lower one, or the same again, changes nothing.
 *
 * @throws ChangeRefused for an unknown store, a key used for something else, or one revision with two contents
 */
export function putTestDrive(world: World, change: Of<'put_test_drive'>, at: Date): EventDraft[] {
  const { reference, body } = change
  const kept = world.testDrives.get(reference)
  if (isRepeated(world, change)) return []
  if (!world.stores.get(body.storeId)) throw new ChangeRefused(404, 'store_not_found', 'no store of that id')
  if (kept?.revision === body.revision && !sameContents(kept, body))
    throw new ChangeRefused(409, 'revision_conflict', 'this revision is known with other contents')
  keepKey(world, change)
  if (!kept || kept.revision < body.revision)
    world.testDrives.set(reference, { ...body, reference, storeStatus: body.status, receivedAt: at })
  return []
}

/**
 * The store's word on a booking, which the BFF hears of by event.
 *
 * @throws ChangeRefused for a booking that is unknown or cancelled
 */
export function storeDecides(world: World, { reference, status, messageZh }: Of<'test_drive'>): EventDraft[] {
  const kept = world.testDrives.get(reference)
  if (!kept) throw new ChangeRefused(404, 'test_drive_not_found', 'no booking of that reference')
  if (kept.storeStatus === 'cancelled') throw new ChangeRefused(409, 'cancelled', 'this booking was cancelled')
  const { messageZh: _before, ...rest } = kept
  world.testDrives.set(reference, { ...rest, storeStatus: status, ...(messageZh !== undefined && { messageZh }) })
  return [
    {
      type: `test_drive.${status}`,
      resourceId: reference,
      version: kept.revision,
      ...(messageZh !== undefined && { messageZh }),
    },
  ]
}
