import { fenToYuanText } from '@cheji/shared/kernel/money'
import { beijingDay, beijingTime } from '@cheji/shared/kernel/time'
import { type SubscribeMessage, thing } from '../../wechat/subscribe-messages'
import { WechatError } from '../../wechat/wechat-error'
import type { DepositRecord } from './deposit.record'
import type { SendMessage } from './messages'

export interface MessageSenderOptions {
  readonly openidOf: (userId: string) => Promise<string | undefined>
  readonly sendMessage: (message: SubscribeMessage) => Promise<void>
  /**
   * WeChat's template of each kind. `car_proposed`: thing1 (car), character_string2 (last four of the VIN), time3 (answer
   * by); `refund_done`: thing1 (car), amount2, thing3 (where it went).
   */
  readonly templateIds: Readonly<Partial<Record<string, string>>>
}

/** The page that a tap on the message opens. */
const PAGE = 'packages/deposits/pages/order/index'

/** Sends what happened to an order to its buyer as a subscribe message. */
export const createMessageSender =
  ({ openidOf, sendMessage, templateIds }: MessageSenderOptions): SendMessage =>
  async (record, kind) => {
    const templateId = templateIds[kind]
    const openid = await openidOf(record.buyerId)
    if (!templateId || !openid) return 'spent'
    try {
      await sendMessage({
        openid,
        templateId,
        page: `${PAGE}?depositId=${record._id}`,
        data: {
          thing1: thing(record.car.modelName),
          ...(kind === 'car_proposed' ? proposed(record) : refunded(record)),
        },
      })
      return 'sent'
    } catch (error) {
      if (error instanceof WechatError) return error.passes ? 'later' : 'spent'
      throw error
    }
  }

const proposed = ({ allocation }: DepositRecord): Record<string, string> => {
  if (!allocation) throw new Error('no car is proposed')
  const { vinTail, answerBy } = allocation
  return { character_string2: vinTail, time3: `${beijingDay(answerBy)} ${beijingTime(answerBy)}` }
}

const refunded = ({ refunds }: DepositRecord): Record<string, string> => {
  const done = refunds.filter(({ state }) => state === 'done')
  const sumFen = done.reduce((sum, { refundFen }) => sum + refundFen, 0)
  return {
    amount2: `${fenToYuanText(sumFen).replaceAll(',', '')}元`,
    thing3: thing(done.at(-1)?.account ?? '原来付钱的地方'),
  }
}
