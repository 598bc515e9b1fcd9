import { type Connection, type Model, Schema, type Types } from 'mongoose'

/** The code a user was last sent; a new one replaces it. */
export interface SmsCodeDocument {
  /** The user. */
  _id: Types.ObjectId
  phoneIndex: string
  /** HMAC over user, number and code: no table of a million codes opens it. */
  codeHash: string
  /** How often one was tried. */
  tries: number
  expiresAt: Date
}

/** How often codes went to a user or a number: `user:…` or `phone:…`. */
export interface SmsQuotaDocument {
  _id: string
  lastAt: Date
  /** Beijing day that `count` is of. */
  day: string
  count: number
}

const codeSchema = new Schema<SmsCodeDocument>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    phoneIndex: { type: String, required: true },
    codeHash: { type: String, required: true },
    tries: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { autoIndex: false, versionKey: false },
)
codeSchema.index({ expiresAt: 1 })

const quotaSchema = new Schema<SmsQuotaDocument>(
  {
    _id: { type: String, required: true },
    lastAt: { type: Date, required: true },
    day: { type: String, required: true },
    count: { type: Number, required: true },
  },
  { autoIndex: false, versionKey: false },
)
quotaSchema.index({ lastAt: 1 })

export type SmsCodeModel = Model<SmsCodeDocument>
export type SmsQuotaModel = Model<SmsQuotaDocument>

export const smsCodeModel = (connection: Connection): SmsCodeModel =>
  connection.model<SmsCodeDocument>('SmsCode', codeSchema, 'sms_codes')
export const smsQuotaModel = (connection: Connection): SmsQuotaModel =>
  connection.model<SmsQuotaDocument>('SmsQuota', quotaSchema, 'sms_quotas')
