import { View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { answerAllocation } from '@cheji/shared/deposits/deposits.endpoints'
import { useSubmit } from '../../api/use-submit'
import { online } from '../../platform/network'
import { useStore } from '../../platform/store'
import { Button } from '../../ui/button'
import { Fact } from '../../ui/card'
import { monthDayWords } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import { builtWords } from './deposit-words'
import { rememberDeposit } from './known-deposits'
import { AgreeMeans } from './proposal-card'
import { depositTexts as texts } from './texts'
import { untilWords } from './time-words'

export type Answer = 'agree' | 'decline'

interface AnswerSheetProps {
  deposit: Deposit
  answer: Answer
  now: Date
  /** The car is not the one any more: what holds now is asked for. */
  onGone: () => void
  onClose: () => void
}

/** One question before she binds herself to a car, or lets it go; both answers are equally wide. */
export const AnswerSheet = ({ deposit, answer, now, onGone, onClose }: AnswerSheetProps) => {
  const { submit, pending, failure } = useSubmit(answerAllocation)
  const isOnline = useStore(online)
  const { allocation, depositId } = deposit
  if (!allocation) return null
  const isYes = answer === 'agree'
  const say = async () => {
    const answered = await submit(
      { params: { depositId }, body: { number: allocation.number, answer } },
      ({ code }) => {
        if (code === 'car_gone' || code === 'order_closed') onGone()
      },
    )
    if (!answered) return
    rememberDeposit(answered)
    onClose()
  }
  return (
    <Sheet
      title={isYes ? texts.agreeTitle(allocation.vinTail) : texts.declineTitle(allocation.vinTail)}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button
              missing={isOnline ? undefined : texts.answerOffline}
              busy={pending ? texts.answering : undefined}
              onPress={() => void say()}
            >
              {isYes ? texts.agreeYes : texts.declineYes}
            </Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={onClose}>
              {texts.answerNo}
            </Button>
          </SheetRow>
        </>
      }
    >
      {isYes ? (
        <>
          <Fact name={texts.builtMonth} right>
            {builtWords(allocation.builtMonth)}
          </Fact>
          <Fact name={texts.handoverBy} right>
            {monthDayWords(allocation.handoverBy)}
          </Fact>
          <View className="cj-mt2">
            <AgreeMeans deposit={deposit} />
          </View>
        </>
      ) : (
        <View>{texts.thenDecline}</View>
      )}
      <Notice className="cj-mt3">{texts.answerBeforeNote(untilWords(allocation.answerBy, now))}</Notice>
      {failure && (
        <Notice kind="look" className="cj-mt3">
          {failure.message}
        </Notice>
      )}
    </Sheet>
  )
}
