import { Text, View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { accessible } from '../../platform/accessible'
import { dateWords, whenWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { Icon } from '../../ui/icon'
import { dayOf, isHolding, labelOf, minutesOf } from './drive-words'
import './drives.scss'
import { driveTexts as texts } from './texts'

/** 约好了, and when. After a cancel on this page it says so instead. */
export const BookedHead = ({ drive, now }: { drive: TestDrive; now: Date }) => {
  const holds = isHolding(drive)
  const title = holds ? (drive.movedFrom === null ? texts.booked : texts.moved) : labelOf(drive).words
  return (
    <View className="cj-pad cj-center cj-mt2 cj-drive-head" {...accessible({ role: 'status' })}>
      <View className="cj-line cj-drive-title">
        <Icon name={holds ? 'check' : 'info'} size="l" colour={holds ? 'pine' : 'ink-2'} />
        <Heading size="title" className="cj-ml2">
          {title}
        </Heading>
      </View>
      <View className="cj-hero cj-mt2">{whenWords(drive.startsAt, now)}</View>
      <View>
        {dateWords(dayOf(drive.startsAt))} · {drive.model.name}
      </View>
    </View>
  )
}

/** Which car, when, how long. */
export const DriveHead = ({ drive, now }: { drive: TestDrive; now: Date }) => (
  <View className="cj-pad cj-drive-head">
    <View className="cj-note">{[drive.model.name, drive.trim?.name].filter(Boolean).join(' · ')}</View>
    <View className="cj-hero" {...accessible({ role: 'heading', level: 1 })}>
      {whenWords(drive.startsAt, now)}
    </View>
    <View className="cj-note cj-mt1">
      <Text>{dateWords(dayOf(drive.startsAt))} · </Text>
      <Text>{isHolding(drive) ? texts.about(minutesOf(drive)) : labelOf(drive).words}</Text>
    </View>
  </View>
)
