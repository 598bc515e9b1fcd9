import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { whenWords } from '../../ui/format'
import { mineTexts as texts } from './mine-texts'

type Upcoming = Pick<TestDrive, 'status' | 'startsAt' | 'endsAt'> & { store: Pick<TestDrive['store'], 'name'> }

/**
 * `明天 10:20，沭阳人民路店`: the next test drive of a list that is in order of time, with how many there are in all.
 * One that the store refused comes first, because she has to do something about it. Undefined: none to come.
 */
export const nextDriveWords = (upcoming: readonly Upcoming[], now: Date): string | undefined => {
  // A list that was kept on the phone may be of yesterday.
  const ahead = upcoming.filter(
    ({ status, endsAt }) => ['booked', 'confirmed', 'refused'].includes(status) && Date.parse(endsAt) > now.getTime(),
  )
  const refused = ahead.find(({ status }) => status === 'refused')
  if (refused) return texts.driveRefused(whenWords(refused.startsAt, now))
  const [next] = ahead
  if (!next) return undefined
  const words = texts.driveAt(whenWords(next.startsAt, now), next.store.name)
  return ahead.length > 1 ? texts.moreDrives(words, ahead.length) : words
}

/** What the row 试驾预约 says; undefined while her list is not known. */
export const drivesRowWords = (
  isSignedIn: boolean,
  upcoming: readonly Upcoming[] | undefined,
  now: Date,
): string | undefined => {
  if (!isSignedIn) return texts.drivesSignedOut
  return upcoming && (nextDriveWords(upcoming, now) ?? texts.noDrives)
}
