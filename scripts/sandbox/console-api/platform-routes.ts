import { z } from 'zod'
import { ChangeRefused, ConsoleChange } from '../core-platform/change'
import { published } from '../core-platform/event-pusher'
import type { KeptEvent } from '../core-platform/journal'
import { AnswerError, type Route, type SandboxRequest } from '../http/system'
import { type ConsoleDependencies, ok, read } from './console-request'

const Send = z.strictObject({ numbers: z.array(z.int().min(1)).min(1).max(1_000) })

/** Look at the core platform's state, change it, and send its events by hand. */
export function platformRoutes({ platform, pusher, clock }: ConsoleDependencies): Route[] {
  return [
    {
      method: 'POST',
      path: '/core-platform/changes',
      handle: async (request) => {
        const change = read(ConsoleChange, request)
        try {
          return ok({ events: (await platform.change(change)).map(published) })
        } catch (error) {
          if (error instanceof ChangeRefused) throw new AnswerError(error.status, error.code, error.message)
          throw error
        }
      },
    },
    {
      method: 'GET',
      path: '/core-platform/models',
      handle: () => ok({ items: platform.world.catalogue.values(), prices: platform.world.prices.values().flat() }),
    },
    { method: 'GET', path: '/core-platform/stock', handle: () => ok({ items: platform.world.stock.values() }) },
    { method: 'GET', path: '/core-platform/stores', handle: () => ok({ items: platform.world.stores.values() }) },
    {
      method: 'GET',
      path: '/core-platform/stores/:storeId/slots',
      handle: ({ params, query }) => {
        const store = platform.world.stores.get(params['storeId'] ?? '')
        if (!store) throw new AnswerError(404, 'store_not_found', 'no store of that id')
        const modelId = query.get('modelId')
        const slots = platform.world.slots.changedSince(store, undefined, clock()).items
        return ok({ items: slots.filter((slot) => !modelId || slot.modelId === modelId) })
      },
    },
    {
      method: 'GET',
      path: '/core-platform/test-drives',
      handle: () => ok({ items: Array.from(platform.world.testDrives.values()).reverse() }),
    },
    {
      method: 'GET',
      path: '/core-platform/orders',
      handle: () => {
        const { orders, holds, settlements } = platform.world
        const heldFor = Array.from(holds, ([reference, hold]) => ({ reference, ...hold }))
        return ok({
          items: Array.from(orders.values()).reverse(),
          holds: heldFor,
          settlements: [...settlements.values()],
        })
      },
    },
    { method: 'GET', path: '/events', handle: () => ok({ items: platform.events.toReversed() }) },
    {
      method: 'POST',
      path: '/events/send',
      handle: async (request) => ok({ items: await sendByHand(request) }),
    },
    {
      method: 'POST',
      path: '/events/retry',
      handle: () => {
        pusher.wake()
        return ok({ woken: true })
      },
    },
  ]

  /** Exactly these, in this order, once each; what comes of it does not count as their delivery. */
  async function sendByHand(request: SandboxRequest) {
    const { numbers } = read(Send, request)
    const byNumber = new Map(platform.events.map((event) => [event.number, event]))
    const wanted = numbers.map((number): KeptEvent => {
      const event = byNumber.get(number)
      if (!event) throw new AnswerError(404, 'event_not_found', `no event ${number}`)
      return event
    })
    const results: { number: number; status: number; result: string }[] = []
    for (const event of wanted) results.push({ number: event.number, ...(await pusher.sendOnce(event)) })
    return results
  }
}
