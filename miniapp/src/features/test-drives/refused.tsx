import { View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { moveTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useSubmit } from '../../api/use-submit'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { whenWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { Notice } from '../../ui/notice'
import { troubleWords } from './booking-trouble'
import { rememberDrive } from './known-drives'
import { driveTexts as texts } from './texts'

interface RefusedProps {
  drive: TestDrive
  now: Date
  onTaken: () => void
}

/** The store cannot after all: its words, and the two nearest times, each one tap away. */
export const Refused = ({ drive, now, onTaken }: RefusedProps) => {
  const { submit, pending, failure } = useSubmit(moveTestDrive)
  const move = async (slotId: string) => {
    const moved = await submit({ params: { testDriveId: drive.testDriveId }, body: { slotId } }, ({ code }) => {
      if (code.startsWith('slot_')) onTaken()
    })
    if (moved) rememberDrive(moved)
  }
  return (
    <Card>
      <Heading>{texts.refusedTitle}</Heading>
      {drive.storeMessage !== null && <View className="cj-strong cj-mt1">{texts.storeSays(drive.storeMessage)}</View>}
      <View className="cj-note cj-mt1">
        {drive.alternatives.length > 0 ? texts.refusedWords : texts.refusedNoTimes}
      </View>
      {drive.alternatives.map(({ slotId, startsAt }, i) => (
        <View key={slotId} className="cj-line cj-mt3">
          <Button
            kind={i === 0 ? 'solid' : 'plain'}
            {...(pending && { busy: texts.moving })}
            onPress={() => void move(slotId)}
          >
            {texts.moveTo(whenWords(startsAt, now))}
          </Button>
        </View>
      ))}
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {troubleWords(failure)}
        </Notice>
      )}
    </Card>
  )
}
