import { Types } from 'mongoose'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { TestDriveRecord, TestDrives } from './test-drive.model'
import { OPEN } from './test-drive.state'
import { eraseBooking } from './test-drive.writes'

/** What the account feature needs of this one to let her see, take and delete her data. */
export const testDrivePrivacy = (testDrives: TestDrives) => ({
  /** Every booking of hers, in her words. */
  async exportOf(userId: string): Promise<Record<string, unknown>[]> {
    const records = await testDrives.find({ userId: new Types.ObjectId(userId) }).lean<TestDriveRecord[]>()
    return records.map((one) => ({
      testDriveId: one._id.toString(),
      storeId: one.storeId,
      model: one.modelName,
      trim: one.trimName,
      startsAt: beijingIso(one.startsAt),
      status: one.status,
      contact: one.contact,
      createdAt: beijingIso(one.createdAt),
    }))
  },

  /** Bookings that must end before the account can. */
  async openOf(userId: string, now: Date): Promise<{ kind: string; id: string; title: string }[]> {
    const records = await testDrives
      .find({ userId: new Types.ObjectId(userId), status: { $in: OPEN }, endsAt: { $gt: now } })
      .lean<TestDriveRecord[]>()
    return records.map((one) => ({
      kind: 'test_drive',
      id: one._id.toString(),
      title: `${one.modelName}的试驾`,
    }))
  },

  /**
   * Bookings go with the account. One whose store may have her number first tells the store to forget it, and is removed by
   * `removeErased` once the store has heard. Safe to repeat.
   */
  async eraseOf(userId: string, now: Date): Promise<void> {
    const owner = new Types.ObjectId(userId)
    const told = await testDrives
      .find({ userId: owner, contact: 'call', phoneWithdrawn: false })
      .lean<TestDriveRecord[]>()
    for (const booking of told)
      if (!(await eraseBooking(testDrives, booking, now))) throw new Error('a booking changed while it was erased')
    await testDrives.deleteMany({ userId: owner })
  },
})
