import { type Connection, type Model, Schema, type Types } from 'mongoose'

/** One account. After deletion only its id and two dates are left, so that what the law keeps has something to point at. */
export interface UserDocument {
  _id: Types.ObjectId
  /** HMAC of the openid: finds her without anybody reading it. */
  openidIndex?: string
  /** The openid, sealed. */
  openidSealed?: string
  /** WeChat's session_key, sealed; replaced at each login, never sent anywhere. */
  sessionKeySealed?: string
  /** HMAC of the phone number. */
  phoneIndex?: string
  phoneSealed?: string
  phoneBoundAt?: Date
  /** She took her consent back while a booking was open: the number goes when that is over. */
  forgetPhone?: boolean
  createdAt: Date
  deletedAt?: Date
  /** What the other features still have to remove after a deletion. */
  toErase?: string[]
}

const schema = new Schema<UserDocument>(
  {
    openidIndex: String,
    openidSealed: String,
    sessionKeySealed: String,
    phoneIndex: String,
    phoneSealed: String,
    phoneBoundAt: Date,
    forgetPhone: Boolean,
    createdAt: { type: Date, required: true },
    deletedAt: Date,
    toErase: { type: [String], default: undefined },
  },
  { autoIndex: false, versionKey: false },
)
schema.index({ openidIndex: 1 }, { unique: true, partialFilterExpression: { openidIndex: { $exists: true } } })
schema.index({ phoneIndex: 1 }, { partialFilterExpression: { phoneIndex: { $exists: true } } })
schema.index({ deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $exists: true } } })
schema.index({ forgetPhone: 1 }, { partialFilterExpression: { forgetPhone: true } })
schema.index({ 'toErase.0': 1 }, { partialFilterExpression: { 'toErase.0': { $exists: true } } })

export type UserModel = Model<UserDocument>

export const userModel = (connection: Connection): UserModel => connection.model<UserDocument>('User', schema, 'users')
