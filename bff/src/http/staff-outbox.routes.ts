import { endpoint } from '@cheji/shared/kernel/endpoint'
import { Done, NoBody, Timestamp } from '@cheji/shared/kernel/fields'
import { beijingIso } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import type { OutboxRelay } from '../infrastructure/outbox-relay'
import { ApiError } from './api-error'
import { type ApiRouter, serve } from './serve'

const ParkedEntry = z.object({
  entryId: z.string(),
  collection: z.string(),
  ownerId: z.string(),
  kind: z.string(),
  failures: z.int(),
  parkedAt: Timestamp,
  lastError: z.string().nullable(),
})
const listParkedSchemas = { result: z.object({ items: z.array(ParkedEntry) }) }
const retryParkedSchemas = { params: z.strictObject({ entryId: z.uuid() }), body: NoBody, result: Done }

export const listParked = endpoint<typeof listParkedSchemas>('GET', '/staff/outbox/parked', 'staff')
export const retryParked = endpoint<typeof retryParkedSchemas>('POST', '/staff/outbox/parked/:entryId/retry', 'staff')

const LISTED = 100

/** What the outbox gave up: staff see why, mend the cause and send it again. */
export const staffOutboxRoutes =
  (relay: OutboxRelay) =>
  (router: ApiRouter): void => {
    serve(router, listParked, listParkedSchemas, async () => {
      const lists = await Promise.all(
        [...relay.outboxes].map(async ([collection, outbox]) =>
          (await outbox.parked(LISTED)).map(({ id, parkedAt, ...entry }) => ({
            entryId: id,
            collection,
            ...entry,
            parkedAt: beijingIso(parkedAt),
          })),
        ),
      )
      return { items: lists.flat() }
    })
    serve(router, retryParked, retryParkedSchemas, async ({ params, now }) => {
      const retried = await Promise.all(
        [...relay.outboxes.values()].map(async (outbox) => outbox.unpark(params.entryId, now)),
      )
      if (!retried.includes(true)) throw new ApiError('not_found')
      relay.wake()
      return { done: true as const }
    })
  }
