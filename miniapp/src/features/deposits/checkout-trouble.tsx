import { View } from '@tarojs/components'
import type { DepositOffer } from '@cheji/shared/deposits/deposits.contract'
import type { ApiFailure } from '../../api/failure'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { uiTexts } from '../../ui/texts'
import { depositTexts as texts } from './texts'

interface CheckoutTroubleProps {
  offer: DepositOffer
  failure: ApiFailure | undefined
  openOrderId: string | undefined
  onOtherColour: () => void
}

/** Why it cannot be ordered now, and the next step; nothing while it can. */
export const CheckoutTrouble = ({ offer, failure, openOrderId, onOtherColour }: CheckoutTroubleProps) => {
  const isSoldOut = offer.state === 'sold_out' || failure?.code === 'sold_out'
  const words = troubleWords(offer, failure)
  if (words === undefined) return null
  return (
    <View className="cj-pad cj-order-notice">
      <Notice kind="look">{words}</Notice>
      {isSoldOut && (
        <View className="cj-line cj-mt2">
          <Button kind="plain" onPress={onOtherColour}>
            {texts.otherColour}
          </Button>
        </View>
      )}
      {failure?.code === 'signed_out' && (
        <View className="cj-line cj-mt2">
          <Button kind="plain" onPress={() => void openPage(PAGES.login)}>
            {uiTexts.signIn}
          </Button>
        </View>
      )}
      {openOrderId !== undefined && (
        <View className="cj-line cj-mt2">
          <Button kind="plain" onPress={() => void openPage(PAGES.order, { depositId: openOrderId })}>
            {texts.seeOpenOrder}
          </Button>
        </View>
      )}
    </View>
  )
}

/** A lost answer leaves it open whether the order is there: saying so is what keeps her from ordering elsewhere. */
const troubleWords = (offer: DepositOffer, failure: ApiFailure | undefined): string | undefined => {
  if (offer.state === 'off') return offer.offWords ?? texts.off
  if (offer.state === 'sold_out') return texts.soldOut
  if (offer.parties === null) return texts.off
  if (!failure || ASKED_ELSEWHERE.has(failure.code)) return undefined
  if (failure.code === 'rule_changed') return texts.ruleChanged
  const { words } = (failure.details ?? {}) as { words?: unknown }
  if (failure.code === 'feature_off' && typeof words === 'string') return words
  return failure.kind === 'timeout' || failure.code === 'unreadable' ? texts.answerLost : failure.message
}

/** A sheet asks about these. */
const ASKED_ELSEWHERE = new Set<string>(['price_changed', 'consent_required', 'phone_required'])
