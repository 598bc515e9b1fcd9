import Taro from '@tarojs/taro'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { online } from '../../platform/network'
import { callPhone } from '../../platform/phone-call'
import { openHelp, openPage, PAGES } from '../../platform/routes'
import { useStore } from '../../platform/store'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { exactPriceWords } from '../../ui/format'
import type { Answer } from './answer-sheet'
import { lastRefund } from './deposit-words'
import { depositTexts as texts } from './texts'

interface OrderBarProps {
  deposit: Deposit
  /** Payment is being opened: its words. */
  busy: string | undefined
  onPay: () => void
  onCancel: () => void
  onAnswer: (answer: Answer) => void
}

/** What can be done with an order now. Somebody who paid for her decides nothing. */
export const OrderBar = (props: OrderBarProps) => {
  const { deposit } = props
  if (deposit.role === 'payer') return <HelpBar />
  switch (deposit.status) {
    case 'awaiting_payment':
      return <PayBar {...props} />
    case 'allocation_proposed':
      return deposit.canAnswer ? <AnswerBar {...props} /> : <LeaveBar {...props} />
    case 'paid':
    case 'stock_held':
    case 'allocated':
      return <LeaveBar {...props} />
    case 'refunded':
      return lastRefund(deposit)?.cause === 'buyer' ? <RefundedBar /> : <AgainBar deposit={deposit} />
    case 'closed':
      return <AgainBar deposit={deposit} />
    default:
      return <HelpBar />
  }
}

const PayBar = ({ deposit, busy, onPay, onCancel }: OrderBarProps) => {
  const isOnline = useStore(online)
  return (
    <BottomBar {...(!isOnline && { say: texts.offline, sayIcon: 'offline' as const })}>
      {deposit.canCancel && (
        <Button kind="plain" onPress={onCancel}>
          {texts.close}
        </Button>
      )}
      {deposit.canPay && (
        <Button missing={isOnline ? undefined : texts.offlineButton} busy={busy} onPress={onPay}>
          {texts.pay(exactPriceWords(deposit.depositFen))}
        </Button>
      )}
    </BottomBar>
  )
}

const AnswerBar = ({ onAnswer }: OrderBarProps) => (
  <BottomBar>
    <Button kind="plain" onPress={() => onAnswer('decline')}>
      {texts.decline}
    </Button>
    <Button onPress={() => onAnswer('agree')}>{texts.agree}</Button>
  </BottomBar>
)

const LeaveBar = ({ deposit, onCancel }: OrderBarProps) => (
  <BottomBar>
    {deposit.canCancel && (
      <Button kind="plain" className="cj-order-wider" onPress={onCancel}>
        {deposit.leaving ? texts.cancel(exactPriceWords(deposit.leaving.refundFen)) : texts.cancelFree}
      </Button>
    )}
    <Button kind="plain" icon="phone" onPress={() => void callPhone(deposit.store.phone)}>
      {texts.askStore}
    </Button>
  </BottomBar>
)

const RefundedBar = () => (
  <BottomBar>
    <Button kind="plain" onPress={openHelp}>
      {texts.notSeen}
    </Button>
    <Button kind="plain" onPress={() => void Taro.switchTab({ url: PAGES.cars })}>
      {texts.otherCars}
    </Button>
  </BottomBar>
)

const AgainBar = ({ deposit: { car, store, payment } }: { deposit: Deposit }) => (
  <BottomBar>
    {payment !== null && (
      <Button kind="plain" onPress={openHelp}>
        {texts.notSeen}
      </Button>
    )}
    <Button
      onPress={() =>
        void openPage(PAGES.checkout, { trimId: car.trimId, colourId: car.colourId, storeId: store.storeId })
      }
    >
      {texts.again}
    </Button>
  </BottomBar>
)

const HelpBar = () => (
  <BottomBar>
    <Button kind="plain" icon="headset" onPress={openHelp}>
      {texts.help}
    </Button>
  </BottomBar>
)
