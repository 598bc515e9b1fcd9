import type { UpstreamTestDrive, UpstreamTestDriveBody } from '@cheji/bff/core-platform/contract/test-drives'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { Deliver } from '../../infrastructure/outbox-relay'
import type { TestDriveRecord, TestDrives } from './test-drive.model'

export interface DeliveryDependencies {
  readonly testDrives: TestDrives
  /** Tells the platform the whole booking; the key makes a repeat harmless. */
  readonly putTestDrive: (
    reference: string,
    body: UpstreamTestDriveBody,
    options: { readonly idempotencyKey: string; readonly signal: AbortSignal },
  ) => Promise<UpstreamTestDrive>
  readonly phoneOf: (userId: string) => Promise<string | undefined>
}

/**
 * Tells the core platform of a booking as it stands now: several changes in a row may reach it as one, and a repeat changes
 * nothing. Her number is read at this moment, so none lies in the outbox, and goes only where she agreed to be rung.
 */
export const deliverTestDrive =
  ({ testDrives, putTestDrive, phoneOf }: DeliveryDependencies): Deliver =>
  async ({ ownerId, entry, signal }) => {
    const record = await testDrives.findById(ownerId).lean<TestDriveRecord>()
    if (!record || record.deliveredRevision >= record.revision) return undefined
    const mayRing = record.contact === 'call' && record.status !== 'cancelled' && !record.phoneWithdrawn
    const phone = mayRing ? await phoneOf(record.userId.toString()) : undefined
    await putTestDrive(record._id.toString(), upstreamBodyOf(record, phone ?? null), {
      idempotencyKey: `${entry.id}.${String(record.revision)}`,
      signal,
    })
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
