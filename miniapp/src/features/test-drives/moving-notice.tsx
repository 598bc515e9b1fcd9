import { View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { whenWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { driveTexts as texts } from './texts'

/** While she looks for another time the old one stays hers. */
export const MovingNotice = ({ drive, now }: { drive: TestDrive; now: Date }) => (
  <View className="cj-pad">
    <Notice icon="clock">{texts.movingHead(whenWords(drive.startsAt, now))}</Notice>
  </View>
)
