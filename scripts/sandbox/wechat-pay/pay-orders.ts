import type { Collection, Db, Filter } from 'mongodb'
import { type PayOrder, refundedFen } from './pay-order'
import { PayRefusal } from './pay-refusal'

interface Account {
  _id: 'account'
  /** What the merchant's account holds beside what came in by orders: topped up, less what was withdrawn. */
  baseFen: number
}

export interface Balance {
  /** What refunds may be paid from. */
  readonly availableFen: number
  /** Paid, but frozen until the goods were shipped. */
  readonly frozenFen: number
}

/** An account that its owner has not emptied. */
const USUAL_BASE_FEN = 5_000_000
const SHOWN = 200

/** Every order, in the database; changes are made one at a time. */
export class PayOrders {
  private readonly orders: Collection<PayOrder>
  private readonly account: Collection<Account>
  private tail: Promise<unknown> = Promise.resolve()

  private constructor(db: Db) {
    this.orders = db.collection<PayOrder>('wechat_pay_orders')
    this.account = db.collection<Account>('wechat_pay_account')
  }

  static async open(db: Db): Promise<PayOrders> {
    const opened = new PayOrders(db)
    await opened.orders.createIndexes([
      { key: { 'prepays.id': 1 } },
      { key: { 'refunds.outRefundNo': 1 } },
      { key: { 'payment.transactionId': 1 } },
      { key: { 'payment.at': 1 } },
    ])
    return opened
  }

  async find(filter: Filter<PayOrder>): Promise<PayOrder | null> {
    return this.orders.findOne(filter)
  }

  async all(filter: Filter<PayOrder>): Promise<PayOrder[]> {
    return this.orders.find(filter).toArray()
  }

  /** Newest first. */
  async latest(): Promise<PayOrder[]> {
    return this.orders.find().sort({ createdAt: -1 }).limit(SHOWN).toArray()
  }

  /**
   * Makes an order, or changes the one that there is.
   *
   * @param work returns the order to store; nothing is stored when it throws
   */
  async make(outTradeNo: string, work: (present: PayOrder | null) => PayOrder): Promise<void> {
    await this.oneAtATime(async () => {
      const order = work(await this.orders.findOne({ _id: outTradeNo }))
      await this.orders.replaceOne({ _id: outTradeNo }, order, { upsert: true })
    })
  }

  /**
   * Changes one order that exists; nothing is stored when `work` throws.
   *
   * @throws PayRefusal ORDER_NOT_EXIST
   */
  async change<T>(outTradeNo: string, work: (order: PayOrder) => T | Promise<T>): Promise<T> {
    const changed = await this.changeIfThere(outTradeNo, async (order) => ({ result: await work(order) }))
    if (!changed) throw new PayRefusal('ORDER_NOT_EXIST')
    return changed.result
  }

  /** Changes one order; undefined, and nothing stored, when there is none or `work` returns undefined. */
  async changeIfThere<T>(
    outTradeNo: string,
    work: (order: PayOrder) => T | undefined | Promise<T | undefined>,
  ): Promise<T | undefined> {
    return this.oneAtATime(async () => {
      const order = await this.orders.findOne({ _id: outTradeNo })
      const result = order ? await work(order) : undefined
      if (order && result !== undefined) await this.orders.replaceOne({ _id: outTradeNo }, order)
      return result
    })
  }

  async balance(): Promise<Balance> {
    const paid = await this.orders
      .find({ payment: { $ne: null } }, { projection: { totalFen: 1, refunds: 1, 'payment.isFrozen': 1 } })
      .toArray()
    let availableFen = await this.baseFen()
    let frozenFen = 0
    for (const order of paid) {
      const left = order.totalFen - refundedFen(order)
      if (order.payment?.isFrozen) frozenFen += left
      else availableFen += left
    }
    return { availableFen, frozenFen }
  }

  /** Tops up or withdraws until so much is available. */
  async setAvailable(availableFen: number): Promise<Balance> {
    const now = await this.balance()
    const baseFen = (await this.baseFen()) + availableFen - now.availableFen
    await this.account.replaceOne({ _id: 'account' }, { baseFen }, { upsert: true })
    return this.balance()
  }

  async reset(): Promise<void> {
    await this.oneAtATime(async () => Promise.all([this.orders.deleteMany({}), this.account.deleteMany({})]))
  }

  private async oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const done = this.tail.then(work)
    this.tail = done.catch(() => undefined)
    return done
  }

  private async baseFen(): Promise<number> {
    return (await this.account.findOne({ _id: 'account' }))?.baseFen ?? USUAL_BASE_FEN
  }
}
