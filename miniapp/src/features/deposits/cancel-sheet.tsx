import { View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { online } from '../../platform/network'
import { callPhone } from '../../platform/phone-call'
import { useStore } from '../../platform/store'
import { Button } from '../../ui/button'
import { Fact, Row, Rule } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { ExactPrice } from '../../ui/price'
import { Sheet, SheetRow } from '../../ui/sheet'
import { accountWords } from './deposit-words'
import { depositTexts as texts } from './texts'
import type { Cancelling } from './use-cancel'
import { useCancel } from './use-cancel'

interface CancelSheetProps {
  deposit: Deposit
  /** Her order is asked for anew, because it is not as she saw it. */
  onChanged: () => void
  onClose: () => void
}

/** The amount that comes back, large, before anything is cancelled; both answers are equally wide. */
export const CancelSheet = ({ deposit, onChanged, onClose }: CancelSheetProps) => {
  const cancelling = useCancel(deposit, { onDone: onClose, onChanged })
  const isOnline = useStore(online)
  const isUnpaid = deposit.payment === null
  const { pending, failure, changed } = cancelling
  return (
    <Sheet
      title={isUnpaid ? texts.closeTitle : texts.cancelTitle}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button
              missing={isOnline ? undefined : texts.cancelOffline}
              busy={pending ? texts.cancelling : undefined}
              onPress={() => void cancelling.cancel()}
            >
              {isUnpaid ? texts.closeYes : texts.cancelYes(exactPriceWords(cancelling.refundFen))}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={onClose}>
              {texts.cancelNo}
            </Button>
          </SheetRow>
        </>
      }
    >
      {isUnpaid ? <View>{texts.closeWords}</View> : <PaidBack deposit={deposit} cancelling={cancelling} />}
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {changed && failure.code === 'refund_changed'
            ? texts.amountChanged
            : failure.kind === 'timeout' || failure.code === 'unreadable'
              ? texts.cancelLost
              : failure.message}
        </Notice>
      )}
    </Sheet>
  )
}

const PaidBack = ({ deposit, cancelling: { refundFen } }: { deposit: Deposit; cancelling: Cancelling }) => {
  const { payment, allocation, leaving, deliverBy, depositFen, refundRule, store } = deposit
  const kept = (payment?.paidFen ?? depositFen) - refundFen
  const all = exactPriceWords(depositFen)
  return (
    <>
      <View className="cj-note">{texts.backTo(accountWords(null))}</View>
      <View className="cj-mt1">
        <ExactPrice fen={refundFen} size="hero" />
      </View>
      <View className="cj-mt1">
        {texts.usuallySameDay}
        <View className="cj-strong">{texts.within(refundRule.workingDays)}</View>
      </View>
      <Rule />
      <Fact name={payment?.byAnother ? texts.paidDepositByAnother : texts.paidDeposit} right>
        {all}
      </Fact>
      {kept > 0 && (
        <>
          <Fact name={texts.changedMind(allocation?.vinTail ?? '')} right>
            {texts.fee(exactPriceWords(kept))}
          </Fact>
          <View className="cj-quiet">{texts.shownBefore}</View>
        </>
      )}
      {leaving?.because === 'agreed' && (
        <Notice className="cj-mt3">{texts.overdueNote(monthDayWords(deliverBy), all)}</Notice>
      )}
      <Row
        icon="phone"
        title={texts.otherWish}
        note={texts.otherWishNote}
        last
        onPress={() => void callPhone(store.phone)}
      />
    </>
  )
}
