import { Text, View } from '@tarojs/components'
import { Notice } from '../../ui/notice'
import { driveTexts as texts } from './texts'

/** What a test drive is like, and that it binds her to nothing. */
export const DriveNotes = ({ minutes }: { minutes: number | undefined }) => (
  <View className="cj-pad cj-mt4">
    <Notice>
      {minutes !== undefined && texts.lesson(minutes)}
      <Text className="cj-strong">{texts.noLicenceBold}</Text>
      {texts.noLicence}
      {texts.freeOfCharge}
    </Notice>
  </View>
)
