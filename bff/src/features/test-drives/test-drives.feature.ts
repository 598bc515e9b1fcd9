import type { UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import type { ReminderKind } from '@cheji/shared/test-drives/test-drives.contract'
import type { CorePlatform } from '../../core-platform/client'
import type { EventFeed } from '../../core-platform/event-feed'
import type { Feature } from '../../http/feature'
import type { Infrastructure } from '../../infrastructure/dependencies'
import type { Jobs } from '../../infrastructure/jobs'
import type { OutboxRelay } from '../../infrastructure/outbox-relay'
import { createSlotBook } from './slot-book'
import { slotSnapshotsOf } from './slot-snapshot.model'
import { createSlotsService } from './slots.service'
import { deliverTestDrive } from './test-drive.delivery'
import { STORE_WORD_TYPES, hearStoreWord } from './test-drive.events'
import { removeErased, sendDueReminders, withdrawOldPhones } from './test-drive.jobs'
import type { SendOutcome } from './test-drive.jobs'
import { TEST_DRIVES, testDrivesOf } from './test-drive.model'
import type { TestDriveRecord } from './test-drive.model'
import { testDrivePrivacy } from './test-drive.privacy'
import { DELIVERY_KIND } from './test-drive.writes'
import type { TestDrivesDependencies } from './test-drives.dependencies'
import { testDrivesRoutes } from './test-drives.routes'
import { createTestDrivesService } from './test-drives.service'

export interface TestDrivesFeatureDependencies
  extends
    Pick<Infrastructure, 'clock' | 'random' | 'connection'>,
    Omit<TestDrivesDependencies, 'slotBook' | 'newCode' | 'wakeOutbox'> {
  readonly corePlatform: Pick<CorePlatform, 'slots' | 'putTestDrive'>
  readonly events: Pick<EventFeed, 'onEvent' | 'onEventOnce'>
  readonly outbox: Pick<OutboxRelay, 'register' | 'wake'>
  readonly jobs: Pick<Jobs, 'every'>
  readonly sendReminder: (booking: TestDriveRecord, kind: ReminderKind) => Promise<SendOutcome>
}

const REMINDERS_EVERY_MS = 20_000
const WITHDRAWAL_EVERY_MS = 3_600_000

/** Slots, bookings, their way to the store and back, reminders. */
export const createTestDrives = (
  dependencies: TestDrivesFeatureDependencies,
): Feature & { privacy: ReturnType<typeof testDrivePrivacy> } => {
  const { clock, random, connection, corePlatform, events, outbox, jobs, sendReminder, phoneOf } = dependencies
  const testDrives = testDrivesOf(connection)
  const snapshots = slotSnapshotsOf(connection)
  const slotBook = createSlotBook({ fetchSlots: corePlatform.slots, snapshots, clock })
  const wakeOutbox = (): void => {
    outbox.wake()
  }
  const own: TestDrivesDependencies = {
    ...dependencies,
    slotBook,
    wakeOutbox,
    newCode: () => String(random.bytes(4).readUInt32BE() % 1_000_000).padStart(6, '0'),
  }
  const slots = createSlotsService(testDrives, own)
  const service = createTestDrivesService(testDrives, own, slots)

  outbox.register(TEST_DRIVES, DELIVERY_KIND, deliverTestDrive({ testDrives, corePlatform, phoneOf }))
  events.onEvent('slots.changed', ({ resourceId }) => {
    slotBook.forget(resourceId)
  })
  const hear = (event: UpstreamEvent): Promise<void> => hearStoreWord(testDrives, event, clock())
  for (const type of STORE_WORD_TYPES) events.onEventOnce(type, hear)
  jobs.every('test-drives: reminders', REMINDERS_EVERY_MS, () => sendDueReminders({ testDrives, clock, sendReminder }))
  jobs.every('test-drives: withdraw phones', WITHDRAWAL_EVERY_MS, ({ now }) =>
    withdrawOldPhones(testDrives, now, wakeOutbox),
  )
  jobs.every('test-drives: remove erased', WITHDRAWAL_EVERY_MS, () => removeErased(testDrives))
  return {
    models: [testDrives, snapshots],
    routes: testDrivesRoutes(service, slots),
    privacy: testDrivePrivacy(testDrives),
  }
}
