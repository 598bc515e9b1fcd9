import type { UpstreamTestDriveBody } from '@cheji/bff/core-platform/contract/test-drives'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { CorePlatform } from '../../core-platform/client'
import { UpstreamRejected } from '../../infrastructure/upstream-errors'
import type { Deliver } from '../../infrastructure/outbox-relay'
import { PermanentFailure } from '../../infrastructure/permanent-failure'
import type { TestDriveRecord, TestDrives } from './test-drive.model'

export interface DeliveryDependencies {
  readonly testDrives: TestDrives
  readonly corePlatform: Pick<CorePlatform, 'putTestDrive'>
  readonly phoneOf: (userId: string) => Promise<string | undefined>
}

/**
 * Tells the core platform of a booking as it stands now: several changes in a row may reach it as one, and a repeat changes
 * nothing. Her number is read at this moment, so none lies in the outbox, and goes only where she agreed to be rung.
 */
export const deliverTestDrive =
  ({ testDrives, corePlatform, phoneOf }: DeliveryDependencies): Deliver =>
  async ({ ownerId, entry }) => {
    const record = await testDrives.findById(ownerId).lean<TestDriveRecord>()
    if (!record || record.deliveredRevision >= record.revision) return undefined
    const mayRing = record.contact === 'call' && record.status !== 'cancelled' && !record.phoneWithdrawn
    const phone = mayRing ? await phoneOf(record.userId.toString()) : undefined
    try {
      await corePlatform.putTestDrive(
        record._id.toString(),
        upstreamBodyOf(record, phone ?? null),
        `${entry.id}.${String(record.revision)}`,
      )
    } catch (error) {
      // a refusal stays one: a person has to look
      if (error instanceof UpstreamRejected) throw new PermanentFailure(error.message, error)
      throw error
    }
    return { $max: { deliveredRevision: record.revision } }
  }

const upstreamBodyOf = (record: TestDriveRecord, phone: string | null): UpstreamTestDriveBody => ({
  revision: record.revision,
  status: record.status === 'cancelled' ? 'cancelled' : 'booked',
  storeId: record.storeId,
  modelId: record.modelId,
  trimId: record.trimId,
  slotId: record.slotId,
  startsAt: beijingIso(record.startsAt),
  endsAt: beijingIso(record.endsAt),
  code: record.code,
  contact: record.contact,
  phone,
})
