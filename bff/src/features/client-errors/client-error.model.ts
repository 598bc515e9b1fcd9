import type { ClientErrorBody } from '@cheji/shared/client-errors/client-errors.contract'
import { type Connection, type Model, Schema } from 'mongoose'

/** One kind of error on one day, with how often it was reported: nothing in it says by whom. */
export interface ClientErrorDocument {
  /** Beijing day and digest of kind, version, page and text: the same error is the same document. */
  _id: string
  day: string
  kind: ClientErrorBody['kind']
  message: string
  stack?: string
  page?: string
  clientVersion?: string
  count: number
  firstAt: Date
  lastAt: Date
}

const schema = new Schema<ClientErrorDocument>(
  {
    _id: { type: String, required: true },
    day: { type: String, required: true },
    kind: { type: String, required: true },
    message: { type: String, required: true },
    stack: String,
    page: String,
    clientVersion: String,
    count: { type: Number, required: true },
    firstAt: { type: Date, required: true },
    lastAt: { type: Date, required: true },
  },
  { autoIndex: false, versionKey: false },
)
schema.index({ day: 1, count: -1 })

export type ClientErrorModel = Model<ClientErrorDocument>

export const clientErrorModel = (connection: Connection): ClientErrorModel =>
  connection.model<ClientErrorDocument>('ClientError', schema, 'client_errors')
