import { type Connection, Schema } from 'mongoose'
import type { Clock } from '@cheji/shared/kernel/time'
import type { GateOptions } from './gate'

interface StaffCall {
  at: Date
  name: string
  method: string
  route: string
  requestId: string
}

const schema = new Schema<StaffCall>(
  {
    at: { type: Date, required: true },
    name: { type: String, required: true },
    method: { type: String, required: true },
    route: { type: String, required: true },
    requestId: { type: String, required: true },
  },
  { versionKey: false },
)
schema.index({ at: 1 })

/** The record of every use of a staff token: who, when, what. It is kept. */
export const createStaffCalls = (connection: Connection, clock: Clock) => {
  const model = connection.model<StaffCall>('StaffCall', schema, 'staff_calls')
  const record: GateOptions['recordStaffCall'] = async ({ staff = '', route, requestId }, method) => {
    await model.create({ at: clock(), name: staff, method, route, requestId })
  }
  return { models: [model] as const, record }
}
