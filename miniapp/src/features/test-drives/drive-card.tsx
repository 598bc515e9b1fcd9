import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Button, TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { monthDayWords, whenWords } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { Label } from '../../ui/label'
import { useLargeText } from '../../ui/large-text'
import { Picture } from '../../ui/picture'
import { Press } from '../../ui/press'
import { dayOf, isHolding, labelOf } from './drive-words'
import './drives.scss'
import { driveTexts as texts } from './texts'

/** One booking of the list, to come or past. */
export const DriveCard = ({ drive, upcoming, now }: { drive: TestDrive; upcoming: boolean; now: Date }) => {
  const large = useLargeText()
  const { words, kind } = labelOf(drive)
  const open = () => void openPage(PAGES.testDrive, { testDriveId: drive.testDriveId })
  return (
    <Card>
      <Press className="cj-line" role="link" onPress={open}>
        {!large && <Picture className="cj-drive-card-car" src={drive.model.pictureUrl} lazy />}
        <View className="cj-grow">
          <View className="cj-head">
            {upcoming ? whenWords(drive.startsAt, now) : monthDayWords(dayOf(drive.startsAt))}
          </View>
          <View>{drive.model.name}</View>
          <View className="cj-note">{drive.store.name}</View>
        </View>
        <Icon name="chevron-right" size="s" colour="ink-3" />
      </Press>
      <View className="cj-line cj-line--apart cj-drive-foot">
        <Label {...(kind && { kind })}>{words}</Label>
        <NextStep drive={drive} upcoming={upcoming} onOpen={open} />
      </View>
    </Card>
  )
}

const NextStep = ({
  drive,
  upcoming,
  onOpen,
}: {
  drive: TestDrive
  upcoming: boolean
  onOpen: () => void
}): ReactNode => {
  if (upcoming && isHolding(drive)) {
    return (
      <Button kind="plain" small icon="qr" onPress={onOpen}>
        {texts.showCode}
      </Button>
    )
  }
  if (upcoming) return <TextButton onPress={onOpen}>{texts.pickOther}</TextButton>
  if (drive.status === 'done') return null
  return <TextButton onPress={() => void openPage(PAGES.book, bookAgain(drive))}>{texts.again}</TextButton>
}

/** What the booking page needs to book the same car again. */
export const bookAgain = ({ model, trim }: TestDrive) => ({ modelId: model.modelId, trimId: trim?.trimId })
