import type { Me } from '@cheji/shared/account/account.contract'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { listTestDrives } from '@cheji/shared/test-drives/test-drives.endpoints'
import { client } from '../../api/cheji'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { mineTexts as texts } from './mine-texts'
import { nextDriveWords } from './next-drive'

interface NextDrive {
  resource: Resource<{ upcoming: TestDrive[]; past: TestDrive[] }>
  /** For the row 试驾预约; undefined while it is not known. */
  words: string | undefined
}

/** What the row 试驾预约 says. Signed out nothing is asked, because asking would sign her in. */
export const useNextDrive = (me: Me | undefined): NextDrive => {
  // She comes back to this tab right after she booked or cancelled.
  const resource = useResource(listTestDrives, me ? {} : undefined, { reloadOnShowAfterMs: 5000 })
  if (!me) return { resource, words: texts.drivesSignedOut }
  const { data } = resource
  return { resource, words: data && (nextDriveWords(data.upcoming, client.serverNow()) ?? texts.noDrives) }
}
