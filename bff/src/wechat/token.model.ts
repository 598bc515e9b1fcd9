import { type Connection, type Model, Schema } from 'mongoose'

export interface TokenDocument {
  /** The app id: one document, one token. */
  _id: string
  tokenSealed?: string
  expiresAt?: Date
  /** Who renews it, and until when nobody else may. */
  lease?: string
  leaseUntil?: Date
}

const schema = new Schema<TokenDocument>(
  {
    _id: { type: String, required: true },
    tokenSealed: String,
    expiresAt: Date,
    lease: String,
    leaseUntil: Date,
  },
  { autoIndex: false, versionKey: false },
)

export type TokenModel = Model<TokenDocument>

export const tokenModel = (connection: Connection): TokenModel =>
  connection.model<TokenDocument>('WechatToken', schema, 'wechat_tokens')
