import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { session } from '../../api/cheji'
import { createStore, useStore } from '../../platform/store'

interface Known {
  drive: TestDrive
  /** Milliseconds of the phone's clock. */
  at: number
}

const known = createStore<Readonly<Record<string, Known>>>({})

/** What a booking, move or cancel answered: pages show it at once, also when the net is gone again. */
export const rememberDrive = (drive: TestDrive): void => {
  known.set({ ...known.get(), [drive.testDriveId]: { drive, at: Date.now() } })
}

// Nothing of hers stays when her session ends, here or elsewhere.
session.me.subscribe(() => {
  if (!session.me.get()) known.set({})
})

export const useKnownDrive = (testDriveId: string | undefined): Known | undefined => {
  const all = useStore(known)
  return testDriveId === undefined ? undefined : all[testDriveId]
}
export const useKnownDrives = (): Readonly<Record<string, Known>> => useStore(known)

/** The newer of what was read and what a deed answered: by revision, then by when it came. */
export const newerDrive = (
  read: TestDrive | undefined,
  readAt: number,
  remembered: Known | undefined,
): TestDrive | undefined => {
  if (!read || !remembered) return remembered?.drive ?? read
  if (read.revision !== remembered.drive.revision) {
    return read.revision > remembered.drive.revision ? read : remembered.drive
  }
  // In the same millisecond the deed is the newer one: nobody reads her booking before she has seen it done.
  return readAt > remembered.at ? read : remembered.drive
}
