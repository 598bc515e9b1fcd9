import { z } from 'zod'
import { UpstreamId, UpstreamTime, openEnum } from './fields'

/**
 * Pushed to the BFF's `/hooks/core-platform`, one event a request, numbered without gaps, signed like requests (see signing.ts)
 * with the event secret, redelivered until answered 2xx: immediately, then 1, 2, 4 … up to 60 seconds apart. May come twice and out of order: a hint to look, not the truth.
 */
export const UpstreamEvent = z.object({
  number: z.int().min(1),
  type: openEnum([
    'catalogue.changed',
    'prices.changed',
    'stock.changed',
    'stores.changed',
    'slots.changed',
    'test_drive.confirmed',
    'test_drive.refused',
    'test_drive.done',
    'test_drive.missed',
    'allocation.changed',
  ]),
  occurredAt: UpstreamTime,
  /** The id of the resource: a store for slots, our reference for a test drive or an order, else empty. */
  resourceId: UpstreamId.or(z.literal('')),
  /** The resource's version after the change; for a test drive the revision that the store looked at, for an allocation its revision. */
  version: z.int().min(0),
  /** The store's words on a test drive. */
  messageZh: z.string().max(200).optional(),
})
export type UpstreamEvent = z.output<typeof UpstreamEvent>

/** Every error answer of the platform. */
export const UpstreamError = z.object({ code: z.string(), message: z.string() })
