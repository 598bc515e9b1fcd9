import { View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import type { ApiFailure } from '../../api/failure'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { whenWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { driveTexts as texts } from './texts'

interface BookingTroubleProps {
  failure: ApiFailure
  inTheWay: TestDrive | undefined
  now: Date
}

/** Why the booking did not work, and the next step. */
export const BookingTrouble = ({ failure, inTheWay, now }: BookingTroubleProps) => (
  <View className="cj-pad cj-mt4">
    <Notice kind="look">
      {inTheWay ? texts.overlapWith(whenWords(inTheWay.startsAt, now), inTheWay.model.name) : troubleWords(failure)}
    </Notice>
    {inTheWay && (
      <View className="cj-line cj-mt2">
        <Button kind="plain" onPress={() => void openPage(PAGES.testDrive, { testDriveId: inTheWay.testDriveId })}>
          {texts.seeOther}
        </Button>
      </View>
    )}
  </View>
)

/** A lost answer leaves it open whether she has the time: saying so is what keeps her from booking twice. */
export const troubleWords = (failure: ApiFailure): string => {
  const { words } = (failure.details ?? {}) as { words?: unknown }
  if (failure.code === 'feature_off' && typeof words === 'string') return words
  return failure.kind === 'timeout' || failure.code === 'unreadable' ? texts.answerLost : failure.message
}
