import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@cheji/shared/kernel/time'
import type { Settings } from '../settings'
import { type Change, ChangeRefused } from './change'
import type { Platform } from './platform'
import type { KeptTestDrive } from './world'

type Word = Extract<Change, { kind: 'test_drive' }>

/** The people at the stores: when switched on they answer every booking after a while, as real ones do. */
export class StoreStaff {
  private readonly gone = new AbortController()
  private readonly answering = new Set<Promise<void>>()

  constructor(
    private readonly platform: () => Platform,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Looks at a change; a booking that came in gets its answer later. */
  notice(change: Change): void {
    if (change.kind === 'put_test_drive') this.answerLater(change.reference, change.body.revision)
  }

  /** Answers what is still open: after a restart, or once they are switched on. */
  resume(): void {
    for (const { reference, revision } of this.platform().world.testDrives.values())
      this.answerLater(reference, revision)
  }

  async stop(): Promise<void> {
    this.gone.abort()
    await Promise.all(this.answering)
  }

  private answerLater(reference: string, revision: number): void {
    if (!this.settings.current.autoConfirm) return
    const answer = this.answer(reference, revision).catch((error: unknown) => {
      // She cancelled or the sandbox was reset in between: nothing left to answer.
      if (!(error instanceof ChangeRefused) && !this.gone.signal.aborted) throw error
    })
    this.answering.add(answer)
    void answer.finally(() => this.answering.delete(answer))
  }

  private async answer(reference: string, revision: number): Promise<void> {
    await wait(this.settings.current.confirmAfterMs, undefined, { signal: this.gone.signal })
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
