import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Deposit, DepositPayment } from '@cheji/shared/deposits/deposits.contract'
import { listReceipts } from '@cheji/shared/deposits/deposits.endpoints'
import { useResource } from '../../api/use-resource'
import { copyText } from '../../platform/clipboard'
import { savePainting } from '../../platform/painting'
import { PaintingGround } from '../../platform/painting-ground'
import { ShareButton } from '../../platform/share-button'
import { Button, buttonClass, TextButton } from '../../ui/button'
import { Icon } from '../../ui/icon'
import './deposits.scss'
import { receiptsText } from './receipt-copy'
import { receiptLines, receiptPainting } from './receipt-painting'
import { receiptShareCard } from './share-cards'
import { depositTexts as texts } from './texts'

const CANVAS = 'receipt-picture'
const SAID = { saved: texts.saved, refused: texts.saveRefused, failed: texts.saveFailed } as const

interface ReceiptButtonsProps {
  deposit: Deposit
  payment: DepositPayment
  now: Date
}

/** Into her album, to the family, and as text for somebody who can check signatures. */
export const ReceiptButtons = ({ deposit, payment, now }: ReceiptButtonsProps) => {
  const { depositId, orderNo } = deposit
  const receipts = useResource(listReceipts, { params: { depositId } }).data?.items
  const save = async () => {
    const painting = receiptPainting(receiptLines(deposit, payment, now))
    const result = await savePainting(painting, CANVAS, `cheji-${orderNo}`)
    await Taro.showToast({ title: SAID[result], icon: 'none', duration: result === 'saved' ? 1500 : 4000 })
  }
  return (
    <View className="cj-pad">
      <View className="cj-line">
        <Button kind="plain" icon="document" onPress={() => void save()}>
          {texts.save}
        </Button>
        <View className="cj-bar__gap" />
        <ShareButton
          className={buttonClass({ kind: 'plain' })}
          label={texts.sendFamily}
          card={() => receiptShareCard(deposit)}
        >
          <Icon name="share" />
          <Text>{texts.sendFamily}</Text>
        </ShareButton>
      </View>
      {receipts && receipts.length > 0 && (
        <View className="cj-mt3">
          <View className="cj-quiet">{texts.copyNote}</View>
          <TextButton icon="document" onPress={() => void copyText(receiptsText(orderNo, receipts), texts.copied)}>
            {texts.copyForExperts}
          </TextButton>
        </View>
      )}
      <PaintingGround id={CANVAS} className="cj-order-canvas" />
    </View>
  )
}
