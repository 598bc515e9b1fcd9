import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { listTestDrives } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useMe } from '../../api/cheji'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { newerDrive, useKnownDrives } from './known-drives'

interface MyDrives {
  upcoming: TestDrive[]
  past: TestDrive[]
}

/** Her bookings, each as new as this phone knows it; nobody is signed in for it. */
export const useMyDrives = (): Resource<MyDrives> => {
  const me = useMe()
  const resource = useResource(listTestDrives, me && {}, { reloadOnShowAfterMs: 5000 })
  const known = useKnownDrives()
  const readAt = Date.now() - resource.ageMs
  const newest = (drive: TestDrive): TestDrive => newerDrive(drive, readAt, known[drive.testDriveId]) ?? drive
  const data = resource.data && {
    upcoming: resource.data.upcoming.map(newest),
    past: resource.data.past.map(newest),
  }
  return { ...resource, data }
}
