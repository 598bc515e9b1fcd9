import type { ConsentKind } from '@cheji/shared/account/account.contract'
import { type Connection, type Model, Schema, type Types } from 'mongoose'

/** One word of hers, given or taken back. Entries are only ever added. */
export interface ConsentDocument {
  _id: Types.ObjectId
  userId: Types.ObjectId
  kind: ConsentKind
  version: number
  granted: boolean
  at: Date
}

const schema = new Schema<ConsentDocument>(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true },
    version: { type: Number, required: true },
    granted: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { autoIndex: false, versionKey: false },
)
schema.index({ userId: 1, kind: 1, at: -1 })

export type ConsentModel = Model<ConsentDocument>

export const consentModel = (connection: Connection): ConsentModel =>
  connection.model<ConsentDocument>('Consent', schema, 'consents')
