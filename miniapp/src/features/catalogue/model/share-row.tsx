import type { Model } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { pageUrl, PAGES } from '../../../platform/routes'
import { ShareButton } from '../../../platform/share-button'
import type { ShareCard } from '../../../platform/share.types'
import { buttonClass } from '../../../ui/button'
import { exactPriceWords } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'
import type { Choice } from './use-choice'

/** The card that opens this page, trim and colour at somebody else's phone. */
export const modelShareCard = (
  { modelId, name, sharePictureUrl }: Pick<Model, 'modelId' | 'name' | 'sharePictureUrl'>,
  { trim, colour }: Choice,
): ShareCard => ({
  title: texts.shareTitle(name, trimWords(trim.name), exactPriceWords(trim.priceFen)),
  path: pageUrl(PAGES.model, { modelId, trimId: trim.trimId, colourId: colour.colourId }),
  imageUrl: sharePictureUrl,
})

/** 送给家人看. */
export const ShareRow = ({ card }: { card: ShareCard }) => (
  <View className="cj-pad cj-line">
    <ShareButton className={buttonClass({ kind: 'plain' })} label={texts.sendFamily} card={() => card}>
      <Icon name="share" />
      <Text>{texts.sendFamily}</Text>
    </ShareButton>
  </View>
)
