import { z } from 'zod'
import { Delta, UpstreamDay, UpstreamId, UpstreamTime, openEnum } from './fields'

const Hours = z.object({ opens: z.string().regex(/^\d{2}:\d{2}$/), closes: z.string().regex(/^\d{2}:\d{2}$/) })

export const UpstreamStore = z.object({
  id: UpstreamId,
  nameZh: z.string(),
  kind: openEnum(['store', 'point', 'van']),
  adcode: z.string().regex(/^\d{6}$/),
  address: z.string(),
  landmark: z.string().optional(),
  parking: z.string().optional(),
  /** Degrees in the named system; we convert what is WGS-84. */
  coordinates: z.object({ system: z.enum(['GCJ-02', 'WGS-84']), lat: z.number(), lng: z.number() }),
  phone: z.string(),
  /** Null: closed on those days. Holidays count as weekend days, make-up workdays as weekdays. */
  hours: z.object({ weekday: Hours.nullable(), weekend: Hours.nullable() }),
  /** The store's own calendar, above holidays: closed (null) or other hours on these days, with the reason in words. */
  calendar: z.array(z.object({ from: UpstreamDay, to: UpstreamDay, hours: Hours.nullable(), reasonZh: z.string() })),
  abilities: z.array(openEnum(['test_drive', 'sales', 'delivery', 'maintenance', 'repair', 'battery_repair'])),
  testDriveModelIds: z.array(UpstreamId),
  consultants: z.array(
    z.object({ id: UpstreamId, nameZh: z.string(), titleZh: z.string(), yearsHere: z.int().min(0) }),
  ),
  notes: z.array(z.string()),
  /** A store for review and training: nobody acts on its bookings. */
  isTest: z.boolean(),
})
/** `GET /v1/stores?updatedSince=` */
export const StoreDelta = Delta.extend({ stores: z.array(UpstreamStore), removedStoreIds: z.array(UpstreamId) })

/** One slot of the allotment that a store gives to this channel. `startsAt` falls on whole 10 minutes. */
export const UpstreamSlot = z.object({
  id: UpstreamId.max(160),
  storeId: UpstreamId,
  modelId: UpstreamId,
  startsAt: UpstreamTime,
  endsAt: UpstreamTime,
  /** Seats for this channel; 0 withdraws the slot. */
  capacity: z.int().min(0).max(50),
})
/** `GET /v1/stores/{storeId}/slots?updatedSince=`: the next fourteen Beijing days. 404 `store_not_found`. */
export const SlotDelta = Delta.extend({ slots: z.array(UpstreamSlot), removedSlotIds: z.array(z.string()) })

export type UpstreamStore = z.output<typeof UpstreamStore>
export type UpstreamSlot = z.output<typeof UpstreamSlot>
export type StoreDelta = z.output<typeof StoreDelta>
export type SlotDelta = z.output<typeof SlotDelta>
