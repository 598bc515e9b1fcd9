import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@cheji/shared/kernel/time'
import type { Settings } from '../settings'
import { type Change, ChangeRefused } from './change'
import type { Platform } from './platform'
import type { KeptTestDrive } from './world'

type Word = Extract<Change, { kind: 'test_drive' }>

/** The people at stores and stock: when switched on they answer every booking, and find a car for every order, after a while. */
export class StoreStaff {
  private readonly gone = new AbortController()
  private readonly working = new Set<Promise<void>>()

  constructor(
    private readonly platform: () => Platform,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Looks at a change; a booking that came in gets its answer later, an order its car. */
  notice(change: Change): void {
    if (change.kind === 'put_test_drive') this.later(() => this.answer(change.reference, change.body.revision))
    if (change.kind === 'put_sales_order') this.later(() => this.allocate(change.reference))
  }

  /** Answers what is still open: after a restart, or once they are switched on. */
  resume(): void {
    const { testDrives, orders } = this.platform().world
    for (const { reference, revision } of testDrives.values()) this.later(() => this.answer(reference, revision))
    for (const reference of orders.keys()) this.later(() => this.allocate(reference))
  }

  async stop(): Promise<void> {
    this.gone.abort()
    await Promise.all(this.working)
  }

  private later(work: () => Promise<void>): void {
    const { autoConfirm, confirmAfterMs } = this.settings.current
    if (!autoConfirm) return
    const working = wait(confirmAfterMs, undefined, { signal: this.gone.signal })
      .then(work)
      .catch((error: unknown) => {
        // She cancelled or the sandbox was reset in between: nothing left to do.
        if (!(error instanceof ChangeRefused) && !this.gone.signal.aborted) throw error
      })
    this.working.add(working)
    void working.finally(() => this.working.delete(working))
  }

  private async allocate(reference: string): Promise<void> {
    const { world } = this.platform()
    const order = world.orders.get(reference)
    if (order?.allocation === null && !world.stores.get(order.storeId)?.isTest)
      await this.platform().change({ kind: 'allocate', reference })
  }

  private async answer(reference: string, revision: number): Promise<void> {
    const kept = this.platform().world.testDrives.get(reference)
    if (kept?.storeStatus !== 'booked' || kept.revision !== revision) return
    const word = this.wordOn(kept)
    if (word) await this.platform().change({ kind: 'test_drive', reference, ...word })
  }

  /** Undefined where nobody acts on bookings. */
  private wordOn(kept: KeptTestDrive): Pick<Word, 'status' | 'messageZh'> | undefined {
    const { world } = this.platform()
    const store = world.stores.get(kept.storeId)
    if (store?.isTest) return undefined
    const slot = store && world.slots.find(store, kept.slotId, this.clock())
    if (!slot || slot.capacity === 0) return { status: 'refused', messageZh: '这个时间店里临时有事，换个时间再来吧' }
    const before = Array.from(world.testDrives.values()).filter(
      ({ slotId, storeStatus }) => slotId === kept.slotId && storeStatus === 'confirmed',
    )
    if (before.length >= slot.capacity)
      return { status: 'refused', messageZh: '这个时间的车已经约满了，换个时间再来吧' }
    return { status: 'confirmed' }
  }
}
