import { z } from 'zod'
import { UpstreamId, UpstreamTime, openEnum } from './fields'

/**
 * `PUT /v1/test-drives/{reference}` with an `Idempotency-Key`: the whole booking as it stands at `revision`. The platform keeps
 * the highest revision; a lower one is answered 200 with what it has. `cancelled` releases the seat. The phone is there only when she agreed to be rung.
 */
export const UpstreamTestDriveBody = z.object({
  revision: z.int().min(1),
  status: z.enum(['booked', 'cancelled']),
  storeId: UpstreamId,
  modelId: UpstreamId,
  trimId: UpstreamId.nullable(),
  slotId: z.string().max(160),
  startsAt: UpstreamTime,
  endsAt: UpstreamTime,
  /** Six digits that she shows at the store. */
  code: z.string().regex(/^\d{6}$/),
  contact: z.enum(['call', 'wechat']),
  phone: z.string().nullable(),
})
export const UpstreamTestDrive = z.object({
  reference: UpstreamId,
  revision: z.int(),
  status: openEnum(['booked', 'confirmed', 'refused', 'cancelled', 'done', 'missed']),
})

export type UpstreamTestDriveBody = z.output<typeof UpstreamTestDriveBody>
export type UpstreamTestDrive = z.output<typeof UpstreamTestDrive>
