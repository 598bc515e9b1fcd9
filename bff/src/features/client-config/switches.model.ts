import type { SwitchRule } from '@cheji/shared/client-config/client-config.contract'
import { type Connection, type Model, Schema, type Types } from 'mongoose'

/** The rules as they were set at one time. Entries are only added: the newest holds, the others are the record. */
export interface SwitchesDocument {
  _id: Types.ObjectId
  rules: SwitchRule[]
  at: Date
  /** Name of the staff token. */
  by: string
}

const schema = new Schema<SwitchesDocument>(
  {
    rules: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { autoIndex: false, versionKey: false, minimize: false },
)
schema.index({ at: -1 })

export type SwitchesModel = Model<SwitchesDocument>

export const switchesModel = (connection: Connection): SwitchesModel =>
  connection.model<SwitchesDocument>('ClientSwitches', schema, 'client_switches')
