import { useEffect, useState } from 'react'
import { client } from '../../../../api/cheji'
import type { Answer } from '../../../../features/deposits/answer-sheet'
import { notePayment } from '../../../../features/deposits/payments'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { useChecking } from '../../../../features/deposits/use-checking'
import { useDeposit } from '../../../../features/deposits/use-deposit'
import { useOtherCosts } from '../../../../features/deposits/use-offer'
import { usePayment } from '../../../../features/deposits/use-payment'
import { saidOnReturn } from '../../../../platform/payment'
import { pageUrl, PAGES } from '../../../../platform/routes'

type Params = Readonly<Record<string, string | undefined>>

const orderUrl = (depositId: string): string => pageUrl(PAGES.order, { depositId })

/** All of an order's page: the order, a payment of it that is under way, and what she is being asked. */
export const useOrderPage = (params: Params) => {
  const resource = useDeposit(params)
  const deposit = resource.data
  const depositId = params.depositId ?? deposit?.depositId
  useReturn(params)
  const checking = useChecking(depositId, deposit)
  const payment = usePayment(orderUrl)
  const costsOf = useOtherCosts(deposit?.status === 'awaiting_payment' ? deposit.car.modelId : undefined)
  const [asking, setAsking] = useState<'cancel' | Answer>()

  return {
    resource,
    deposit,
    checking,
    payment,
    costs: deposit && costsOf(deposit.payablePriceFen, deposit.deliverBy),
    asking,
    ask: setAsking,
    close: () => {
      setAsking(undefined)
    },
    reload: () => void resource.reload(),
    pay: () => {
      if (depositId !== undefined) void payment.pay(depositId)
    },
    busy: payment.pending ? texts.openingCashier : undefined,
    now: client.serverNow(),
  }
}

/** What a cashier said that is a page of its own and has come back to this one. */
const useReturn = (params: Params): void => {
  const { depositId } = params
  const said = saidOnReturn(params)
  useEffect(() => {
    if (depositId !== undefined && said !== undefined) notePayment(depositId, said)
  }, [depositId, said])
}
