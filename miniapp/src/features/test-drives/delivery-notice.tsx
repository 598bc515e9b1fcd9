import { Text, View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { Notice } from '../../ui/notice'
import { dayWords, dayOf, timeWords } from './drive-words'
import { driveTexts as texts } from './texts'

/** Whether the store knows: late in amber, a move in green; an ordinary booking that has arrived needs no words. What is over says so. */
export const DeliveryNotice = ({ drive, now }: { drive: TestDrive; now: Date }) => {
  const { status, delivery, movedFrom, startsAt, storeMessage } = drive
  if (status === 'refused') return null
  if (status === 'cancelled' || status === 'done' || status === 'missed') {
    return (
      <View className="cj-pad cj-drive-notice">
        <Notice>{texts.over[status]}</Notice>
      </View>
    )
  }
  if (delivery === 'late') {
    return (
      <View className="cj-pad cj-drive-notice">
        <Notice kind="look">{texts.late}</Notice>
      </View>
    )
  }
  if (movedFrom !== null) {
    return (
      <View className="cj-pad cj-drive-notice">
        <Notice kind="good">
          <Text className="cj-strong">{texts.movedTo(`${dayWords(dayOf(startsAt), now)} ${timeWords(startsAt)}`)}</Text>
          {texts.movedFrom(oldTime(movedFrom, startsAt, now))}
          {delivery === 'delivered' ? texts.delivered : texts.pending}
        </Notice>
      </View>
    )
  }
  if (storeMessage === null) return null
  return (
    <View className="cj-pad cj-drive-notice">
      <Notice icon="message">{texts.storeSays(storeMessage)}</Notice>
    </View>
  )
}

/** The day of the old time only where it was another day. */
const oldTime = (from: string, to: string, now: Date): string =>
  dayOf(from) === dayOf(to) ? timeWords(from) : `${dayWords(dayOf(from), now)} ${timeWords(from)}`
