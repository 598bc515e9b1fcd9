import { View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { ShareWordButton } from '../../ui/share-word-button'
import { Timeline } from '../../ui/timeline'
import { CarCard } from './car-card'
import { lastRefund, orderNoWords } from './deposit-words'
import './deposits.scss'
import { MessageRows } from './message-rows'
import { orderHead } from './order-head'
import { LeavingToday, RefundSum, UnpaidMoney } from './order-money'
import { OrderNotices } from './order-notices'
import { orderSteps } from './order-steps'
import { OrderTop } from './order-top'
import { ProposalCard } from './proposal-card'
import { RefundRule } from './refund-rule'
import { orderShareCard } from './share-cards'
import { depositTexts as texts } from './texts'
import { dayOf } from './time-words'
import type { OtherCosts } from './use-offer'

interface OrderContentProps {
  deposit: Deposit
  costs: OtherCosts | undefined
  now: Date
}

/** One order, whatever became of it. */
export const OrderContent = ({ deposit, costs, now }: OrderContentProps) => {
  const { status, car, store } = deposit
  const isUnpaid = status === 'awaiting_payment'
  const isGoingBack = status === 'refunding' || status === 'refunded' || status === 'refund_failed'
  const note = isGoingBack
    ? `${monthDayWords(dayOf(deposit.createdAt))}订 · ${store.name}`
    : `${car.colourName} · ${store.name}`
  return (
    <>
      <OrderNotices deposit={deposit} />
      <OrderTop head={orderHead(deposit, now)} />
      {!isGoingBack && <CarCard car={car} note={note} />}
      <ProposalCard deposit={deposit} />
      {isUnpaid && <UnpaidMoney deposit={deposit} costs={costs} />}
      <LeavingToday deposit={deposit} />
      <MessageRows deposit={deposit} />
      {isGoingBack && <RefundSum deposit={deposit} />}
      {isUnpaid ? (
        <RefundRule
          depositFen={deposit.depositFen}
          rule={deposit.refundRule}
          deliverBy={deposit.deliverBy}
          parties={deposit.parties}
        />
      ) : (
        <Card className="cj-order-steps">
          <Timeline steps={orderSteps(deposit, now)} />
        </Card>
      )}
      {isGoingBack && <CarCard car={car} note={note} />}
      {isUnpaid && <FamilyPays deposit={deposit} />}
      <OrderRows deposit={deposit} />
      <OverdueRefund deposit={deposit} />
    </>
  )
}

/** She may ask somebody to pay; she stays the one who decides. */
const FamilyPays = ({ deposit }: { deposit: Deposit }) => {
  if (!deposit.canPay || deposit.payCode === null) return null
  return (
    <Card>
      <View className="cj-note">{texts.familyPaysNote}</View>
      <ShareWordButton words={texts.familyPays} card={() => orderShareCard(deposit)} />
    </Card>
  )
}

const OrderRows = ({ deposit }: { deposit: Deposit }) => {
  const { depositId, payment, priceFen, priceSince, car, orderNo } = deposit
  const wasRefunded = lastRefund(deposit) !== undefined
  return (
    <Card flush>
      {payment && (
        <Row
          icon="rmb"
          title={wasRefunded ? texts.moneyReceipt : texts.receiptRow}
          {...(wasRefunded ? { note: texts.moneyReceiptNote } : { value: exactPriceWords(payment.paidFen) })}
          onPress={() => void openPage(PAGES.receipt, { depositId })}
        />
      )}
      <Row
        icon="tag"
        title={texts.agreedPrice}
        note={texts.priceSince(monthDayWords(priceSince))}
        value={exactPriceWords(priceFen)}
        onPress={() => void openPage(PAGES.prices, { trimId: car.trimId })}
      />
      <Row icon="document" title={texts.orderNo} value={<View className="cj-num">{orderNoWords(orderNo)}</View>} last />
    </Card>
  )
}

/** Where to turn when the promised day passes without the money. */
const OverdueRefund = ({ deposit }: { deposit: Deposit }) => {
  const refund = lastRefund(deposit)
  if (!refund || deposit.status !== 'refunding') return null
  return (
    <View className="cj-pad">
      <Notice>{texts.afterDay(monthDayWords(refund.arriveBy))}</Notice>
    </View>
  )
}
