import { View } from '@tarojs/components'
import { accessible } from '../../platform/accessible'
import { Card } from '../../ui/card'
import { Heading } from '../../ui/heading'
import { useLargeText } from '../../ui/large-text'
import { Notice } from '../../ui/notice'
import { Picture } from '../../ui/picture'
import type { Step } from '../../ui/timeline'
import { Timeline } from '../../ui/timeline'
import safe from './art/payment-safe.svg'
import { askedWords } from './deposit-words'
import './deposits.scss'
import { depositTexts as texts } from './texts'
import { timeWords } from './time-words'
import type { Checking } from './use-checking'

/** The money is on its way, or not: the server decides, she need not pay again, and leaving is safe. */
export const CheckingView = ({ checking }: { checking: Checking }) => {
  const large = useLargeText()
  return (
    <>
      <View className="cj-blank" {...accessible({ role: 'status' })}>
        {!large && <Picture className="cj-blank__art" src={safe} />}
        <Heading size="title">{texts.checkingTitle}</Heading>
        <View className="cj-mt2">{checking.slow ? texts.checkingSlow : texts.checkingWords}</View>
        <View className="cj-strong">{texts.dontPayAgain}</View>
      </View>
      <Card className="cj-order-steps">
        <Timeline steps={stepsOf(checking)} />
      </Card>
      <View className="cj-pad">
        <Notice>{texts.safeToLeave}</Notice>
      </View>
    </>
  )
}

const stepsOf = ({ payment, askedAt, unreachable }: Checking): Step[] => [
  {
    id: 'cashier',
    state: 'done',
    title: payment?.said === 'ok' ? texts.paidInWechat : texts.openedCashier,
    ...(payment && { note: timeWords(new Date(payment.openedAt).toISOString()) }),
  },
  {
    id: 'check',
    state: 'now',
    title: texts.weCheck,
    note: unreachable ? texts.unreachable : askedAt === undefined ? texts.notAsked : askedWords(askedAt),
  },
  { id: 'then', state: 'next', title: texts.thenFind },
]
