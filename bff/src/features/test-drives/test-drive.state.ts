import type { TestDriveStatus } from '@cheji/shared/test-drives/test-drives.contract'

/**
 * What can follow what. `refused` lets go of the seat but stays open: one tap moves the booking to another time.
 * `done` and `missed` are the store's word after the day.
 */
export const NEXT: Readonly<Record<TestDriveStatus, readonly TestDriveStatus[]>> = {
  booked: ['booked', 'confirmed', 'refused', 'cancelled', 'done', 'missed'],
  confirmed: ['booked', 'refused', 'cancelled', 'done', 'missed'],
  refused: ['booked', 'cancelled'],
  cancelled: [],
  done: [],
  missed: [],
}

/** The states from which `to` can be reached: the guard of every write. */
export const statesBefore = (to: TestDriveStatus): TestDriveStatus[] =>
  (Object.keys(NEXT) as TestDriveStatus[]).filter((from) => NEXT[from].includes(to))

/** States that hold a seat: under the unique indexes nobody else can have it. */
export const HOLDING: readonly TestDriveStatus[] = ['booked', 'confirmed']

/** States that she can still change. */
export const OPEN: readonly TestDriveStatus[] = statesBefore('cancelled')
