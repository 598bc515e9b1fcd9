import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { getTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useEffect } from 'react'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { isHolding } from './drive-words'
import { newerDrive, useKnownDrive } from './known-drives'

/** While the store has not got it yet, so often is asked again. */
const ASK_AGAIN_MS = 15_000

/** One booking, as new as this phone knows it. */
export const useDrive = (testDriveId: string | undefined): Resource<TestDrive> => {
  const resource = useResource(getTestDrive, testDriveId === undefined ? undefined : { params: { testDriveId } }, {
    reloadOnShowAfterMs: 5000,
  })
  const known = useKnownDrive(testDriveId)
  const drive = newerDrive(resource.data, Date.now() - resource.ageMs, known)
  const { reload } = resource
  const waiting = drive !== undefined && isHolding(drive) && drive.delivery !== 'delivered'
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => void reload(), ASK_AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [waiting, reload])
  return { ...resource, data: drive }
}
