import { beijingDay, beijingTime } from '@cheji/shared/kernel/time'
import type { ReminderKind } from '@cheji/shared/test-drives/test-drives.contract'
import { type SubscribeMessage, thing } from '../../wechat/subscribe-messages'
import { WechatError } from '../../wechat/wechat-error'
import type { SendOutcome } from './test-drive.jobs'
import type { TestDriveRecord } from './test-drive.model'

export interface ReminderSenderOptions {
  readonly openidOf: (userId: string) => Promise<string | undefined>
  readonly storeCardOf: (storeId: string) => { readonly name: string } | undefined
  readonly sendMessage: (message: SubscribeMessage) => Promise<void>
  /** WeChat's template of each kind; both have the fields thing1 (car), time2 (start), thing3 (store) and character_string4 (code). */
  readonly templateIds: Readonly<Partial<Record<string, string>>>
}

/** The page that a tap on the message opens. */
const PAGE = 'packages/test-drives/pages/detail/index'

/** Sends the reminder of a booking as a subscribe message. */
export const createReminderSender =
  ({ openidOf, storeCardOf, sendMessage, templateIds }: ReminderSenderOptions) =>
  async (booking: TestDriveRecord, kind: ReminderKind): Promise<SendOutcome> => {
    const templateId = templateIds[kind]
    const openid = await openidOf(booking.userId.toString())
    if (!templateId || !openid) return 'spent'
    try {
      await sendMessage({
        openid,
        templateId,
        page: `${PAGE}?testDriveId=${booking._id.toString()}`,
        data: {
          thing1: thing(booking.modelName),
          time2: `${beijingDay(booking.startsAt)} ${beijingTime(booking.startsAt)}`,
          thing3: thing(storeCardOf(booking.storeId)?.name ?? '您约的门店'),
          character_string4: booking.code,
        },
      })
      return 'sent'
    } catch (error) {
      if (error instanceof WechatError) return error.passes ? 'later' : 'spent'
      throw error
    }
  }
