import { randomUUID } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import type { Collection, Db } from 'mongodb'
import { PAY_EVENTS_ENDPOINT } from '../faults/fault'
import type { FaultTable, Hits } from '../faults/fault-table'
import type { Settings } from '../settings'
import { type PayNotification, RETRY_PLAN_S, SPOILS, type Sent, type Spoil, envelope } from './notification'
import type { PayKeys } from './pay-keys'
import { post } from './post'

const AT_ONCE = 16
const SHOWN = 200

interface Dependencies {
  readonly keys: PayKeys
  readonly apiV3Key: string
  readonly settings: Settings
  readonly faults: FaultTable
  readonly clock: Clock
  readonly onNews: () => void
}

/** By hand: what to send of a notification, and how it differs from the true one. */
export interface ByHand {
  readonly spoil?: Spoil | undefined
  /** Fields that replace those of the resource: another amount, payer, merchant, order. Signed and encrypted truly. */
  readonly resource?: Record<string, unknown> | undefined
  readonly url?: string | undefined
}

/**
 * Notifications, each sent until it is answered 200 or 204, by the documented plan on the sandboxes' clock. They are
 * stored, so what is undelivered when the sandbox stops goes out after its next start.
 */
export class Notifier {
  private readonly notifications: Collection<PayNotification>
  /** Held back behind the next one, on demand. */
  private heldId: string | undefined
  /** Nothing is held back twice. */
  private readonly heldBefore = new Set<string>()

  constructor(
    db: Db,
    private readonly dependencies: Dependencies,
  ) {
    this.notifications = db.collection<PayNotification>('wechat_pay_notifications')
  }

  /** @param nextAt when it goes out first; null: not by itself */
  async add(
    notification: Pick<PayNotification, 'eventType' | 'summary' | 'originalType' | 'url' | 'resource'>,
    nextAt: Date | null,
  ): Promise<void> {
    await this.notifications.insertOne({
      ...notification,
      _id: randomUUID(),
      createdAt: this.dependencies.clock(),
      attempts: 0,
      nextAt,
      deliveredAt: null,
      lastResult: nextAt ? null : 'held on demand',
      lastSent: null,
    })
  }

  /** Newest first. */
  async list(): Promise<PayNotification[]> {
    return this.notifications.find().sort({ createdAt: -1, _id: 1 }).limit(SHOWN).toArray()
  }

  /** Sends what is due. */
  async doDue(): Promise<void> {
    const due = await this.notifications
      .find({ nextAt: { $lte: this.dependencies.clock() }, _id: { $ne: this.heldId ?? '' } })
      .sort({ nextAt: 1, createdAt: 1 })
      .limit(AT_ONCE)
      .toArray()
    const inOrder = due.filter((notification) => this.isToGoNow(notification))
    await Promise.all(inOrder.map((notification) => this.attempt(notification)))
    if (inOrder.length > 0) this.heldId = undefined
  }

  /** When the next one is due. */
  async nextAt(): Promise<Date | null> {
    const next = await this.notifications.findOne(
      { nextAt: { $ne: null }, _id: { $ne: this.heldId ?? '' } },
      { sort: { nextAt: 1 } },
    )
    return next?.nextAt ?? null
  }

  /** Makes everything undelivered due now, given up or held back as well. */
  async retry(): Promise<number> {
    const { modifiedCount } = await this.notifications.updateMany(
      { deliveredAt: null },
      { $set: { nextAt: this.dependencies.clock() } },
    )
    return modifiedCount
  }

  /**
   * Sends one now, once; what comes of it does not count as its delivery.
   *
   * @returns the status that was answered, 0 with the reason when there was no answer; undefined for an unknown id
   */
  async sendByHand(
    id: string,
    { spoil, resource, url }: ByHand,
  ): Promise<{ status: number; result: string } | undefined> {
    const found = await this.notifications.findOne({ _id: id })
    if (!found) return undefined
    if (spoil === 'replay' && !found.lastSent) return { status: 0, result: 'never sent yet' }
    const changed = { ...found, url: url ?? found.url, resource: { ...found.resource, ...resource } }
    const sent = spoil === 'replay' && found.lastSent ? found.lastSent : this.seal(changed, spoil)
    if (!spoil && !resource) await this.notifications.updateOne({ _id: id }, { $set: { lastSent: sent } })
    return post(changed.url, sent)
  }

  async reset(): Promise<void> {
    this.heldId = undefined
    this.heldBefore.clear()
    await this.notifications.deleteMany({})
  }

  private isToGoNow({ _id, attempts }: PayNotification): boolean {
    if (this.heldId !== undefined || attempts > 0 || this.heldBefore.has(_id)) return true
    const isHeld = this.dependencies.faults.isSet(PAY_EVENTS_ENDPOINT, 'out_of_order')
    if (!isHeld) return true
    this.heldId = _id
    this.heldBefore.add(_id)
    return false
  }

  private async attempt(notification: PayNotification): Promise<void> {
    const { faults, settings } = this.dependencies
    const hits = faults.hit(PAY_EVENTS_ENDPOINT)
    if (hits.has('lose')) return this.finish(notification, { nextAt: null, lastResult: 'lost on demand' })
    const delayMs = hits.value('delay')
    if (delayMs !== undefined && notification.attempts === 0 && notification.lastResult === null) {
      const nextAt = new Date(this.dependencies.clock().getTime() + delayMs)
      return this.finish(notification, { nextAt, lastResult: 'delayed on demand' })
    }
    const attempts = notification.attempts + 1
    const { sent, status, result } = await this.sendWith(notification, hits)
    const now = this.dependencies.clock()
    if (status === 200 || status === 204) {
      if (hits.has('duplicate')) await post(notification.url, this.seal(notification))
      return this.finish(notification, { attempts, nextAt: null, deliveredAt: now, lastResult: result, lastSent: sent })
    }
    const pauseS = RETRY_PLAN_S[attempts - 1]
    const nextAt =
      pauseS === undefined ? null : new Date(now.getTime() + (pauseS * 1000) / settings.current.wechatPaySpeed)
    return this.finish(notification, { attempts, nextAt, lastResult: result, lastSent: sent })
  }

  /** One attempt as the faults will have it: what is forged is never taken for delivered, whatever it is answered. */
  private async sendWith(notification: PayNotification, hits: Hits) {
    const { url } = notification
    const spoil = SPOILS.find((kind) => kind !== 'replay' && hits.has(kind))
    if (spoil === 'probe') await post(url, this.seal(notification, 'probe'))
    else if (spoil !== undefined) {
      const { result } = await post(url, this.seal(notification, spoil))
      return { sent: notification.lastSent, status: 0, result: `${spoil}: ${result}` }
    }
    const sent: Sent = this.seal(notification)
    return { sent, ...(await post(url, sent)) }
  }

  private seal(notification: PayNotification, spoil?: Spoil): Sent {
    const { keys, apiV3Key, clock } = this.dependencies
    return envelope(notification, { keys, apiV3Key, at: clock() }, spoil)
  }

  private async finish({ _id }: PayNotification, changes: Partial<Omit<PayNotification, '_id'>>): Promise<void> {
    await this.notifications.updateOne({ _id }, { $set: changes })
    this.dependencies.onNews()
  }
}
