import { beijingIso } from '@cheji/shared/kernel/time'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import type { Slot, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { presentReminders } from './reminders'
import type { TestDriveRecord } from './test-drive.model'
import { HOLDING } from './test-drive.state'
import { isOpen } from './test-drive.writes'

/** A booking that the store has not got after this long is said to be late. */
const LATE_AFTER_MS = 10 * 60_000

export interface TestDriveContext {
  readonly now: Date
  readonly store: StoreCard
  readonly pictureUrl: string
  readonly alternatives: readonly Slot[]
  readonly qrPng: string | null
}

/** A booking as its owner sees it. */
export const presentTestDrive = (record: TestDriveRecord, context: TestDriveContext): TestDrive => ({
  testDriveId: record._id.toString(),
  code: record.code,
  status: record.status,
  delivery: deliveryOf(record, context.now),
  store: context.store,
  model: { modelId: record.modelId, name: record.modelName, pictureUrl: context.pictureUrl },
  trim: record.trimId === null || record.trimName === null ? null : { trimId: record.trimId, name: record.trimName },
  slotId: record.slotId,
  startsAt: beijingIso(record.startsAt),
  endsAt: beijingIso(record.endsAt),
  contact: record.contact,
  movedFrom: record.movedFrom && beijingIso(record.movedFrom),
  storeMessage: record.storeMessage,
  alternatives: [...context.alternatives],
  reminders: HOLDING.includes(record.status) ? presentReminders(record, context.now) : [],
  qrPng: context.qrPng,
  canMove: isOpen(record, context.now),
  canCancel: isOpen(record, context.now),
  createdAt: beijingIso(record.createdAt),
  revision: record.revision,
})

/** Whether the present revision has reached the store. */
export const deliveryOf = (
  record: Pick<TestDriveRecord, 'deliveredRevision' | 'revision' | 'revisedAt'>,
  now: Date,
): TestDrive['delivery'] => {
  if (record.deliveredRevision >= record.revision) return 'delivered'
  return now.getTime() - record.revisedAt.getTime() > LATE_AFTER_MS ? 'late' : 'pending'
}
