import type { ModelCard } from '@cheji/shared/catalogue/catalogue.contract'
import { driveAwayWords } from '@cheji/shared/catalogue/drive-away'
import { Text, View } from '@tarojs/components'
import { openPage, PAGES } from '../../../platform/routes'
import { PickBox } from '../../../ui/checkbox'
import { Picture } from '../../../ui/picture'
import { Press } from '../../../ui/press'
import { FromPrice } from '../../../ui/price'
import './model-card.scss'
import { toggleCompared } from '../compared'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'

/** A model in the list: everything on it belongs to its one named trim. The card opens, the box selects. */
export const ModelListCard = ({ card, isCompared }: { card: ModelCard; isCompared: boolean }) => {
  const { modelId, name, seats, trim, trimsTotal, pictureUrl } = card
  const { spring, winter } = trim.daysPerCharge
  return (
    <Press
      className="cj-model"
      role="link"
      onPress={() => void openPage(PAGES.model, { modelId, trimId: trim.trimId })}
    >
      <View className="cj-model__main">
        <View className="cj-model__words">
          <View className="cj-head">{name}</View>
          <View className="cj-mt1">
            <FromPrice fen={trim.priceFen} begins={trimsTotal > 1} />
          </View>
          <View className="cj-note cj-mt1">{texts.perCharge(spring)}</View>
          <View className="cj-quiet">
            {texts.winterDays(winter)} · {texts.seats(seats)}
          </View>
        </View>
        <Picture className="cj-model__car" src={pictureUrl} lazy />
      </View>
      <View className="cj-model__foot">
        <View className="cj-grow">
          <View>
            <Text className="cj-strong cj-model__trim">{trimWords(trim.name)}</Text>
            <Text className="cj-model__charge">{trim.fastCharge ? texts.canFastCharge : texts.slowOnly}</Text>
          </View>
          <View className="cj-quiet">
            {texts.driveAway(driveAwayWords(trim.driveAwayLowFen, trim.driveAwayHighFen))}
          </View>
        </View>
        <PickBox
          word={texts.compare}
          label={texts.compareCar(name)}
          checked={isCompared}
          onChange={() => toggleCompared({ trimId: trim.trimId, modelName: name })}
        />
      </View>
    </Press>
  )
}
