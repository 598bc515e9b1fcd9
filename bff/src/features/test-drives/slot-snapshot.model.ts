import { Schema } from 'mongoose'
import type { Connection, Model } from 'mongoose'
import type { UpstreamSlot } from '@cheji/bff/core-platform/contract/stores'

/** The last good slots of one store. */
export interface SlotSnapshot {
  _id: string
  version: number
  asOf: Date
  slots: UpstreamSlot[]
}

const schema = new Schema<SlotSnapshot>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    asOf: { type: Date, required: true },
    slots: { type: [Schema.Types.Mixed], required: true } as never,
  },
  { collection: 'slot_snapshots', versionKey: false },
)

export type SlotSnapshots = Model<SlotSnapshot>

export const slotSnapshotsOf = (connection: Connection): SlotSnapshots =>
  connection.model<SlotSnapshot>('SlotSnapshot', schema)
