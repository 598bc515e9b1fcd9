import { getDepositToPay } from '@cheji/shared/deposits/deposits.endpoints'
import { useEffect, useRef, useState } from 'react'
import { client, session, useMe } from '../../../../api/cheji'
import { useResource } from '../../../../api/use-resource'
import { recordAgreement, useHasAgreed } from '../../../../features/account/consent'
import { newerDeposit, useKnownDeposit } from '../../../../features/deposits/known-deposits'
import { notePayment } from '../../../../features/deposits/payments'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { useChecking } from '../../../../features/deposits/use-checking'
import { useOtherCosts } from '../../../../features/deposits/use-offer'
import { usePayment } from '../../../../features/deposits/use-payment'
import { saidOnReturn } from '../../../../platform/payment'
import { pageUrl, PAGES } from '../../../../platform/routes'

type Params = Readonly<Record<string, string | undefined>>

/** All of the page for whoever was asked to pay: who she is, what it is for, and the deed. */
export const useToPayPage = (params: Params) => {
  const payCode = params.payCode ?? ''
  const me = useMe()
  const agreed = useHasAgreed(me)
  const [asksConsent, setAsksConsent] = useState(false)
  const resource = useResource(getDepositToPay, me && payCode !== '' ? { params: { payCode } } : undefined, {
    reloadOnShowAfterMs: 3000,
    keep: false,
  })
  const read = resource.data
  const remembered = useKnownDeposit(read?.depositId)
  const deposit = read && remembered ? newerDeposit(remembered, read) : read
  const depositId = deposit?.depositId
  const said = saidOnReturn(params)
  useEffect(() => {
    if (depositId !== undefined && said !== undefined) notePayment(depositId, said)
  }, [depositId, said])
  const checking = useChecking(depositId, deposit)
  const payment = usePayment(() => pageUrl(PAGES.toPay, { payCode }))
  const costsOf = useOtherCosts(deposit?.car.modelId)

  const paidHere = useRef(false)
  if (checking.payment || said === 'ok') paidHere.current = true

  /** She wants to see it: known here by WeChat first, and by her consent. */
  const open = async (): Promise<void> => {
    // What fails here leaves the page as it is: she can press again.
    await session
      .signIn()
      .then(recordAgreement)
      .catch(() => undefined)
  }
  const deed = (): void => {
    if (depositId === undefined) void open()
    else void payment.pay(depositId, payCode)
  }

  return {
    isKnown: me !== undefined,
    resource: { ...resource, data: deposit },
    deposit,
    checking,
    payment,
    costs: deposit && costsOf(deposit.payablePriceFen, deposit.deliverBy),
    /** Opens the order, and once it is there pays it: her consent comes first. */
    press: () => {
      if (agreed) deed()
      else setAsksConsent(true)
    },
    asksConsent,
    consented: () => {
      setAsksConsent(false)
      deed()
    },
    closeConsent: () => {
      setAsksConsent(false)
    },
    isHers: paidHere.current || deposit?.role === 'buyer',
    busy: payment.pending ? texts.openingCashier : undefined,
    now: client.serverNow(),
  }
}
