import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { beijingDay } from '@cheji/shared/kernel/time'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { client, useMe } from '../../../../api/cheji'
import { recordAgreement, refreshMe, useHasAgreed } from '../../../../features/account/consent'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { useCheckout } from '../../../../features/deposits/use-checkout'
import { useOffer, useOtherCosts } from '../../../../features/deposits/use-offer'
import { usePayment } from '../../../../features/deposits/use-payment'
import { pageUrl, PAGES } from '../../../../platform/routes'
import { useOrderStore } from './use-order-store'

interface Asked {
  trimId: string
  colourId: string
  storeId: string | undefined
}

const orderUrl = (depositId: string): string => pageUrl(PAGES.order, { depositId })

/** All of the paying page: the store, the offer, her tick, what is missing of her, and the two deeds: ordering and paying. */
export const usePayPage = ({ trimId, colourId, storeId }: Asked) => {
  const me = useMe()
  const agreed = useHasAgreed(me)
  const chosen = useOrderStore(storeId)
  const resource = useOffer({ trimId, colourId, storeId: chosen.storeId })
  const offer = resource.data
  const costsOf = useOtherCosts(offer?.car.modelId)
  const [tickedFor, setTickedFor] = useState<string>()
  const [need, setNeed] = useState<'consent' | 'phone'>()
  const payment = usePayment(orderUrl)

  /** The order takes the place of this page, paid or not: a second one is not made by going back. */
  const payNow = async ({ depositId }: Deposit): Promise<void> => {
    await payment.pay(depositId)
    await Taro.redirectTo({ url: orderUrl(depositId) })
  }
  const checkout = useCheckout({
    onPlaced: payNow,
    onNeedsAccount: (missing) => {
      void refreshMe().then(() => setNeed(missing))
    },
    onOutdated: () => void resource.reload(),
  })

  // Her tick is for one rule and one deposit: when either changes it is asked for again.
  const whatFor = offer && `${String(offer.refundRule.version)} ${String(offer.depositFen)} ${offer.deliverBy}`
  const go = async (): Promise<void> => {
    if (!offer) return
    if (!agreed) {
      setNeed('consent')
      return
    }
    // Agreed by a tick of the first start: the account learns of it before the order does. What fails here, the order says.
    await recordAgreement().catch(() => undefined)
    await checkout.place(offer)
  }
  const now = client.serverNow()
  const { change } = checkout

  return {
    chosen,
    /** What the page waits for: the offer, and before it the store. */
    waiting: chosen.storeId === undefined ? { ...chosen.list, data: undefined } : resource,
    resource,
    offer,
    costs: offer && costsOf(offer.priceFen, offer.deliverBy),
    changedCosts: offer && change && costsOf(change.toFen, offer.deliverBy),
    year: Number(beijingDay(now).slice(0, 4)),
    ticked: whatFor !== undefined && tickedFor === whatFor,
    tick: (on: boolean) => {
      checkout.clear()
      setTickedFor(on ? whatFor : undefined)
    },
    busy: payment.pending ? texts.openingCashier : checkout.pending ? texts.placing : undefined,
    checkout,
    need,
    closeNeed: () => {
      setNeed(undefined)
    },
    press: () => void go(),
    signedIn: () => {
      setNeed(undefined)
      if (offer) void checkout.place(offer)
    },
  }
}
