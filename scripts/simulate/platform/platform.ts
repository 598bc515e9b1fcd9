import { createHash } from 'node:crypto'
import type { UpstreamPrice } from '@cheji/bff/core-platform/contract/catalogue'
import type { StockHold } from '@cheji/bff/core-platform/contract/orders'
import type { OrderPlatform } from '@cheji/bff/features/deposits/deposit.ports'
import { UpstreamRejected, UpstreamUnavailable } from '@cheji/bff/infrastructure/upstream-errors'
import { applyChange } from '../../sandbox/core-platform/apply-change'
import { type Change, ChangeRefused, type ConsoleChange } from '../../sandbox/core-platform/change'
import { type World, publishedOrder } from '../../sandbox/core-platform/world'
import type { Mishaps } from '../faults'
import type { Kernel } from '../kernel/kernel'
import type { Life } from '../kernel/life'

/** The core platform, by the sandbox's own rules. */
export class SimulatedPlatform {
  /** Orders that ever had a car for sure. */
  readonly everHeld = new Set<string>()
  /** When a car was last taken back from an order. */
  readonly takenBackAt = new Map<string, Date>()
  /** Cars that were there before anybody came. */
  readonly units: number

  constructor(
    readonly world: World,
    private readonly kernel: Kernel,
    private readonly mishaps: Mishaps,
    /** A car was meant for an order, or changed. */
    private readonly onAllocation: (reference: string) => void,
  ) {
    this.units = this.unitsLeft
  }

  get unitsLeft(): number {
    return this.world.stock.values().reduce((sum, { inStock, incoming }) => sum + inStock + incoming, 0)
  }

  /** What the platform's people do. False when its rules refuse it. */
  decide(change: ConsoleChange): boolean {
    try {
      this.apply(change)
      if (change.kind === 'change_allocation' && change.withdrawn)
        this.takenBackAt.set(change.reference, this.kernel.now)
      return true
    } catch (error) {
      if (error instanceof ChangeRefused) return false
      throw error
    }
  }

  /** The national price of a trim today. */
  priceOf(trimId: string): UpstreamPrice | undefined {
    return this.world.prices.get(trimId)?.at(-1)
  }

  /** The platform as one process reaches it. */
  seenBy(life: Life): OrderPlatform {
    const call = async <T>(name: string, work: () => T): Promise<T> => this.call(life, name, work)
    const head = (reference: string, idempotencyKey: string, body: object = {}) => ({
      reference,
      idempotencyKey,
      bodyDigest: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
    })
    return {
      putStockHold: async (reference, body, key) =>
        call('hold a car', () => {
          this.apply({ kind: 'put_stock_hold', ...head(reference, key, body), body })
          if (this.world.holds.get(reference)?.until === null) this.everHeld.add(reference)
          return this.hold(reference)
        }),
      releaseStockHold: async (reference, key) =>
        call('release a car', () => {
          this.apply({ kind: 'release_stock_hold', ...head(reference, key) })
          return this.hold(reference)
        }),
      putSalesOrder: async (reference, body, key) =>
        call('put an order', () => {
          this.apply({ kind: 'put_sales_order', ...head(reference, key, body), body })
          return this.order(reference)
        }),
      salesOrder: async (reference) => call('read an order', () => this.order(reference)),
      answerAllocation: async (reference, body, key) =>
        call('answer for a car', () => {
          this.apply({ kind: 'answer_allocation', ...head(reference, key, body), body })
          return this.order(reference)
        }),
      putSettlement: async (settlementId, body, key) =>
        call('settle', () => {
          this.apply({ kind: 'put_settlement', ...head(settlementId, key, body), body })
          return { ...body, settlementId }
        }),
    }
  }

  private apply(change: Change): void {
    for (const { type, resourceId } of applyChange(this.world, change, this.kernel.now))
      if (type === 'allocation.changed') this.onAllocation(resourceId)
  }

  private hold(reference: string): StockHold {
    const kept = this.world.holds.get(reference)
    return kept
      ? { reference, skuId: kept.skuId, status: 'held', until: kept.until }
      : { reference, skuId: null, status: 'released', until: null }
  }

  private order(reference: string) {
    const kept = this.world.orders.get(reference)
    if (!kept) throw new ChangeRefused(404, 'order_not_found', 'no order of that reference')
    return publishedOrder(kept)
  }

  private async call<T>(life: Life, name: string, work: () => T): Promise<T> {
    return this.kernel.call(life, `platform: ${name}`, () => {
      if (this.mishaps.befalls('platform unreachable before the work')) throw new UpstreamUnavailable('network')
      const answer = answerOf(work)
      if (this.mishaps.befalls('platform answer lost after the work')) throw new UpstreamUnavailable('deadline')
      return answer
    })
  }
}

const answerOf = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof ChangeRefused) throw new UpstreamRejected(error.status, error.code)
    throw error
  }
}
