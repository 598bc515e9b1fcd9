import type { Allocation } from '@cheji/bff/core-platform/contract/orders'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import { agreedChange, createHearAllocation, releasedChange } from '../allocation'
import { type Change, writeChange } from '../deposit.change'
import { leavingAt } from '../deposit.money'
import type { DepositPorts } from '../deposit.ports'
import type { DepositRecord } from '../deposit.record'
import { createDue } from '../due'
import { createLeave } from '../leave'
import { createFollowPriceDrops } from '../price-drops'
import { createRefunding } from '../refunding'
import { OneDepositStore } from './one-deposit-store'
import { DEPOSIT_FEN, NOON } from './records'

const nothing = (): undefined => undefined
const never = (): never => {
  throw new Error('nobody is asked in here')
}

/** One deposit's life from the held car on, lived by the real code, with the platform, WeChat and time in the hand of a test. */
export class Life {
  readonly store: OneDepositStore
  private now = NOON
  private meant: Allocation | null = null
  private priceFen: number
  private readonly ports: DepositPorts

  constructor(held: DepositRecord) {
    this.store = new OneDepositStore(held)
    this.priceFen = held.priceFen
    const price = () => ({ trimId: 't', version: 2, priceFen: this.priceFen, depositFen: 1, since: '', reasonZh: '' })
    const salesOrder = async () =>
      Promise.resolve({ reference: held._id, revision: 1, status: 'open' as const, allocation: this.meant })
    this.ports = {
      store: this.store,
      clock: () => this.now,
      random: { bytes: never, fraction: never },
      log: { warn: nothing, info: nothing, error: nothing } as never,
      pay: {} as never,
      platform: { salesOrder } as never,
      specialOrders: {} as never,
      alarms: { raise: async () => Promise.resolve() },
      merchant: { appId: '', merchantId: '' },
      markOf: (openid) => openid,
      priceOf: async () => Promise.resolve(price()),
      wakeOutbox: nothing,
    }
  }

  get record(): DepositRecord {
    return this.store.record
  }

  private async write(change: Change): Promise<void> {
    await writeChange(this.store, this.record, change, this.now)
  }

  /** The platform means another car for her, or says something else of the one that it means. */
  async means(kind: 'another' | 'moved' | 'withdrawn', days: number): Promise<void> {
    const handoverBy = addDays(beijingDay(this.now), days)
    const before = this.meant
    const revision = (before?.revision ?? 0) + 1
    if (kind === 'another')
      this.meant = {
        number: (before?.number ?? 0) + 1,
        revision,
        status: 'proposed',
        vin: 'LZWADAGA2SB012345',
        builtMonth: '2026-10',
        handoverBy,
      }
    else if (before)
      this.meant = { ...before, revision, ...(kind === 'moved' ? { handoverBy } : { status: 'withdrawn' }) }
    await createHearAllocation(this.ports)({ resourceId: this.record._id })
  }

  /** Her word on a proposed car; nothing where none waits for it. */
  async answers(yes: boolean): Promise<void> {
    if (this.record.status !== 'allocation_proposed') return
    await this.write(yes ? agreedChange(this.record, this.now) : releasedChange(this.record, 'car_declined'))
  }

  async leaves(): Promise<void> {
    const refundFen = leavingAt(this.record, this.now)?.refundFen ?? 0
    if (refundFen > 0) await createLeave(this.ports)(async () => Promise.resolve(this.record), refundFen)
  }

  async priceBecomes(priceFen: number): Promise<void> {
    this.priceFen = priceFen
    await createFollowPriceDrops(this.ports)()
  }

  /** Hours go by, and the job looks. */
  async waits(hours: number): Promise<void> {
    this.now = new Date(this.now.getTime() + hours * 3_600_000)
    await createDue(this.ports, { ask: never, close: never, finish: never }).lookAtDue()
  }

  /** WeChat's word on the newest refund, or one that somebody began by hand. */
  async hears(status: 'SUCCESS' | 'CLOSED' | 'ABNORMAL' | 'PROCESSING', byHandFen?: number): Promise<void> {
    const own = this.record.refunds.findLast(({ state }) => state !== 'done' && state !== 'void')
    const outRefundNo = byHandFen === undefined ? own?.outRefundNo : `by-hand-${String(this.record.refunds.length)}`
    if (outRefundNo === undefined) return
    await createRefunding(this.ports).applyRefund(this.record._id, {
      refundId: '1',
      outRefundNo,
      transactionId: '4200000001',
      outTradeNo: '26112712345601',
      status,
      successAt: this.now,
      receivedAccount: undefined,
      totalFen: DEPOSIT_FEN,
      refundFen: byHandFen ?? own?.refundFen ?? 0,
    })
  }
}
