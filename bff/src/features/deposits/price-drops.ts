import { writeChange } from './deposit.change'
import type { DepositPorts } from './deposit.ports'
import { depositById, untilWritten } from './deposit.reads'
import { type DepositRecord, DEPOSITS } from './deposit.record'
import { HOLDING } from './deposit.state'

const PAGE = 200

/** Where the list price fell below what an order has to pay, the order pays the lower from now on; a rise changes nothing. */
export const createFollowPriceDrops =
  ({ store, clock, priceOf, wakeOutbox }: DepositPorts) =>
  async (): Promise<void> => {
    const prices = new Map<string, number | undefined>()
    const presentFen = async (trimId: string): Promise<number | undefined> => {
      if (!prices.has(trimId)) prices.set(trimId, (await priceOf(trimId))?.priceFen)
      return prices.get(trimId)
    }
    let after = ''
    for (;;) {
      const page = await store.find<DepositRecord>(
        DEPOSITS,
        { status: { $in: HOLDING }, _id: { $gt: after } },
        { sort: { _id: 1 }, limit: PAGE },
      )
      for (const record of page) {
        const fen = await presentFen(record.car.trimId)
        if (fen !== undefined && fen < record.payablePriceFen) await lower(record._id, fen)
      }
      if (page.length < PAGE) break
      after = page.at(-1)?._id ?? after
    }
    wakeOutbox()

    async function lower(depositId: string, priceFen: number): Promise<void> {
      await untilWritten(async () => {
        const seen = await depositById(store, depositId)
        if (!seen || priceFen >= seen.payablePriceFen || !HOLDING.includes(seen.status)) return true
        const orderRevision = seen.orderRevision > 0 ? seen.orderRevision + 1 : 0
        return writeChange(
          store,
          seen,
          {
            set: { payablePriceFen: priceFen, orderRevision },
            events: [{ type: 'price_lowered', amountFen: priceFen }],
            ...(orderRevision > 0 && { tell: [['order.put', {}]] }),
          },
          clock(),
        )
      })
    }
  }
