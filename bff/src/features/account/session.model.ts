import { type Connection, type Model, Schema, type Types } from 'mongoose'

export interface SessionDocument {
  /** HMAC of the token, base64url: who reads the database cannot sign in. */
  _id: string
  userId: Types.ObjectId
  createdAt: Date
  /** Within an hour of the truth. */
  lastUsedAt: Date
  expiresAt: Date
}

const schema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    createdAt: { type: Date, required: true },
    lastUsedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { autoIndex: false, versionKey: false },
)
schema.index({ userId: 1, lastUsedAt: 1 })
schema.index({ expiresAt: 1 })

export type SessionModel = Model<SessionDocument>

export const sessionModel = (connection: Connection): SessionModel =>
  connection.model<SessionDocument>('Session', schema, 'sessions')
