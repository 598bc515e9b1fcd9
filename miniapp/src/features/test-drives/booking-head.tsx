import { View } from '@tarojs/components'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { useLargeText } from '../../ui/large-text'
import { Picture } from '../../ui/picture'
import './drives.scss'
import { driveTexts as texts } from './texts'

interface BookingHeadProps {
  model: string
  trim: string | undefined
  pictureUrl: string | undefined
  store: string | undefined
  onChangeStore: () => void
}

/** Which car and where, with the way to another store. */
export const BookingHead = ({ model, trim, pictureUrl, store, onChangeStore }: BookingHeadProps) => {
  const large = useLargeText()
  return (
    <Card className="cj-line">
      {!large && pictureUrl !== undefined && <Picture className="cj-drive-car" src={pictureUrl} />}
      <View className="cj-grow">
        <View className="cj-strong">{model}</View>
        {trim !== undefined && <View className="cj-quiet">{trim}</View>}
        <View className="cj-note">{store}</View>
      </View>
      <TextButton className="cj-ml2" onPress={onChangeStore}>
        {texts.changeStore}
      </TextButton>
    </Card>
  )
}
