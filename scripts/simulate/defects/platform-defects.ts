import type { OrderPlatform } from '@cheji/bff/features/deposits/deposit.ports'
import { UpstreamRejected } from '@cheji/bff/infrastructure/upstream-errors'
import type { Defect } from './defect'

/** A defect in what the core platform is told, or is heard to say. */
const inPlatform = (name: string, change: (platform: OrderPlatform) => Partial<OrderPlatform>): Defect => ({
  name,
  ports: (ports) => ({ ...ports, platform: { ...ports.platform, ...change(ports.platform) } }),
})

export const platformDefects: readonly Defect[] = [
  inPlatform('releases no car', () => ({
    releaseStockHold: (reference) => Promise.resolve({ reference, skuId: null, status: 'released', until: null }),
  })),
  inPlatform('promises a car that is sold', (platform) => ({
    putStockHold: async (reference, body, key) => {
      try {
        return await platform.putStockHold(reference, body, key)
      } catch (error) {
        if (!(error instanceof UpstreamRejected) || body.until !== null) throw error
        return { reference, skuId: body.skuId, status: 'held', until: null }
      }
    },
  })),
  inPlatform('ignores a car that was taken back', (platform) => ({
    salesOrder: async (reference) => {
      const order = await platform.salesOrder(reference)
      const { allocation } = order
      return allocation?.status === 'withdrawn'
        ? { ...order, allocation: { ...allocation, status: 'accepted' as const } }
        : order
    },
  })),
  inPlatform('does not tell that an order ended', (platform) => ({
    putSalesOrder: async (reference, body, key) => platform.putSalesOrder(reference, { ...body, status: 'open' }, key),
  })),
  inPlatform('reports no money', () => ({
    putSettlement: (settlementId, body) => Promise.resolve({ ...body, settlementId }),
  })),
  {
    name: 'compares with no bill',
    paths: (paths) => ({ ...paths, reconcile: { ...paths.reconcile, reconcileDue: () => Promise.resolve() } }),
  },
]
