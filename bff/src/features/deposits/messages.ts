import type { DepositMessage, DepositMessageKind } from '@cheji/shared/deposits/deposits.contract'
import { writeChange } from './deposit.change'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import { type DepositRecord, DEPOSITS, type MessageRecord } from './deposit.record'
import { GOING_BACK } from './deposit.state'

/** How sending ended: `spent` when WeChat knows of no accept that is left. */
export type SendOutcome = 'sent' | 'spent' | 'later'
export type SendMessage = (record: DepositRecord, kind: DepositMessageKind) => Promise<SendOutcome>

const KINDS: readonly DepositMessageKind[] = ['car_proposed', 'refund_done']
/** One that was being sent when a process died is taken over after this long. */
const SENDING_LEASE_MS = 2 * 60_000
const BATCH = 50

/** The messages that may still come, or came. */
export const presentMessages = ({ status, messages }: Pick<DepositRecord, 'status' | 'messages'>): DepositMessage[] => {
  if (status === 'closed') return []
  return KINDS.filter((kind) => kind === 'refund_done' || !GOING_BACK.includes(status)).map((kind) => ({
    kind,
    state: presentState(
      messages.find((one) => one.kind === kind && !(kind === 'car_proposed' && isOfAnEarlierCar(status, one))),
    ),
  }))
}

/** It told her of a car that is not hers any more: of the next one she can be told again. */
const isOfAnEarlierCar = (status: DepositRecord['status'], { state }: MessageRecord): boolean =>
  status === 'stock_held' && (state === 'sent' || state === 'failed')

const presentState = (message: MessageRecord | undefined): DepositMessage['state'] => {
  switch (message?.state) {
    case 'sent':
      return 'sent'
    case 'failed':
      return 'failed'
    case 'accepted':
    case 'sending':
      return 'will_come'
    case 'rejected':
    case undefined:
      return 'not_asked'
  }
}

/** Records what she answered. One that was sent may be accepted anew: another car may be proposed. */
export const createAnswerMessages =
  ({ store, clock }: Pick<DepositPorts, 'store' | 'clock'>) =>
  async (
    find: () => Promise<DepositRecord>,
    { accepted, rejected }: { accepted: readonly DepositMessageKind[]; rejected: readonly DepositMessageKind[] },
  ): Promise<DepositRecord> =>
    untilWritten(async () => {
      const seen = await find()
      const now = clock()
      const messages = KINDS.flatMap((kind): MessageRecord[] => {
        const before = seen.messages.find((one) => one.kind === kind)
        if (before?.state === 'accepted' || before?.state === 'sending') return [before]
        if (accepted.includes(kind)) return [{ kind, state: 'accepted', at: now }]
        if (rejected.includes(kind) && before?.state !== 'sent') return [{ kind, state: 'rejected', at: now }]
        return before ? [before] : []
      })
      return writeChange(store, seen, { set: { messages, checkAt: seen.checkAt } }, now)
    })

/**
 * Sends the messages whose time has come. Each is claimed before it is sent, so two processes never spend two; one that
 * WeChat could not take yet is tried again when its lease ends.
 */
export const createSendMessages =
  ({ store, clock }: Pick<DepositPorts, 'store' | 'clock'>, send: SendMessage) =>
  async (): Promise<void> => {
    const set = async (seen: DepositRecord, message: MessageRecord) =>
      writeChange(
        store,
        seen,
        {
          set: {
            messages: seen.messages.map((one) => (one.kind === message.kind ? message : one)),
            checkAt: seen.checkAt,
          },
        },
        clock(),
      )
    const due = await store.find<DepositRecord>(
      DEPOSITS,
      {
        'messages.state': { $in: ['accepted', 'sending'] },
        status: { $in: ['allocation_proposed', 'refunded'] },
      },
      { sort: { _id: 1 }, limit: BATCH },
    )
    for (const record of due) {
      const message = record.messages.find((one) => isDue(record, one, clock()))
      const claimed = message && (await set(record, { ...message, state: 'sending', at: clock() }))
      if (!message || !claimed) continue
      const outcome = await send(claimed, message.kind)
      if (outcome === 'later') continue
      await untilWritten(async () => {
        const seen = await depositById(store, record._id)
        const present = seen?.messages.find(({ kind, state }) => kind === message.kind && state === 'sending')
        return seen && present
          ? set(seen, { ...present, state: outcome === 'sent' ? 'sent' : 'failed', at: clock() })
          : true
      })
    }
  }

const isDue = ({ status }: DepositRecord, { kind, state, at }: MessageRecord, now: Date): boolean =>
  (kind === 'car_proposed' ? status === 'allocation_proposed' : status === 'refunded') &&
  (state === 'accepted' || (state === 'sending' && now.getTime() - at.getTime() > SENDING_LEASE_MS))
