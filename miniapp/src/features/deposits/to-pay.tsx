import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { online } from '../../platform/network'
import { openPage, PAGES } from '../../platform/routes'
import { useStore } from '../../platform/store'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { exactPriceWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { CarCard } from './car-card'
import './deposits.scss'
import { UnpaidMoney } from './order-money'
import { OrderTop } from './order-top'
import { RefundRule } from './refund-rule'
import { depositTexts as texts } from './texts'
import { untilWords } from './time-words'
import type { OtherCosts } from './use-offer'

/** Before anybody is known here: what this is about, and the way in. */
export const ToPayIntroduction = ({ onOpen }: { onOpen: () => void }) => (
  <EmptyState art="no-bookings" title={texts.toPayTitle} words={texts.toPayWords}>
    <View className="cj-line cj-mt4 cj-wide">
      <Button onPress={onOpen}>{texts.toPayOpen}</Button>
    </View>
    <View className="cj-quiet cj-mt2">{texts.toPayOpenNote}</View>
  </EmptyState>
)

interface ToPayContentProps {
  deposit: Deposit
  costs: OtherCosts | undefined
  now: Date
}

/** What the money is for and how it comes back; who decides is said too. */
export const ToPayContent = ({ deposit, costs, now }: ToPayContentProps) => (
  <>
    <OrderTop
      head={{
        note: texts.toPayTitle,
        hero: texts.payBefore(untilWords(deposit.expiresAt, now)),
        words: texts.toPayWords,
      }}
    />
    <CarCard car={deposit.car} note={`${deposit.car.colourName} · ${deposit.store.name}`} />
    <UnpaidMoney deposit={deposit} costs={costs} />
    <RefundRule
      depositFen={deposit.depositFen}
      rule={deposit.refundRule}
      deliverBy={deposit.deliverBy}
      parties={deposit.parties}
    />
    <View className="cj-pad">
      <Notice>{texts.toPayDecides}</Notice>
    </View>
  </>
)

interface ToPayBarProps {
  deposit: Deposit
  busy: string | undefined
  onPay: () => void
}

export const ToPayBar = ({ deposit, busy, onPay }: ToPayBarProps) => {
  const isOnline = useStore(online)
  return (
    <BottomBar {...(!isOnline && { say: texts.offline, sayIcon: 'offline' as const })}>
      <Button kind="plain" onPress={() => void Taro.switchTab({ url: PAGES.cars })}>
        {texts.toPayNotNow}
      </Button>
      <Button missing={isOnline ? undefined : texts.offlineButton} busy={busy} onPress={onPay}>
        {texts.pay(exactPriceWords(deposit.depositFen))}
      </Button>
    </BottomBar>
  )
}

/** Paid already, or closed: nothing more to do here. `isHers`: the order may be looked at from here. */
export const ToPayOver = ({
  deposit: { depositId, payment },
  isHers,
}: {
  deposit: Pick<Deposit, 'depositId' | 'payment'>
  isHers: boolean
}) => (
  <EmptyState
    art="no-bookings"
    title={payment ? texts.toPayDone : texts.toPayOver}
    words={payment ? texts.toPayDoneWords(exactPriceWords(payment.paidFen)) : texts.toPayOverWords}
  >
    {isHers && (
      <View className="cj-line cj-mt4 cj-wide">
        <Button kind="plain" onPress={() => void openPage(PAGES.order, { depositId })}>
          {texts.seeOrder}
        </Button>
      </View>
    )}
  </EmptyState>
)
