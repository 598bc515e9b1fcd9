import { type Connection, Schema } from 'mongoose'
import { addOutbox } from '../../infrastructure/outbox-entry'
import { type DepositRecord, DEPOSITS } from './deposit.record'

/** Only what indexes need is declared: documents are written by deposit.change.ts through the persistence port, as they are. */
const schema = new Schema(
  {
    _id: { type: String, required: true },
    orderNo: String,
    buyerId: String,
    openFor: String,
    createdAt: Date,
    checkAt: Date,
  },
  { collection: DEPOSITS, versionKey: false, strict: false },
)

schema.index({ orderNo: 1 }, { unique: true, name: 'order_no' })
schema.index({ payCode: 1 }, { unique: true, name: 'pay_code' })
schema.index(
  { buyerId: 1, openFor: 1 },
  { unique: true, name: 'one_open', partialFilterExpression: { openFor: { $type: 'string' } } },
)
schema.index({ 'attempts.outTradeNo': 1 }, { name: 'out_trade_no' })
schema.index({ 'refunds.outRefundNo': 1 }, { name: 'out_refund_no' })
schema.index({ buyerId: 1, createdAt: -1 }, { name: 'own' })
schema.index({ payerIds: 1, createdAt: -1 }, { name: 'paid_by' })
schema.index({ checkAt: 1 }, { name: 'check', partialFilterExpression: { checkAt: { $type: 'date' } } })
schema.index(
  { 'refunds.nextAt': 1 },
  { name: 'refund_due', partialFilterExpression: { 'refunds.nextAt': { $type: 'date' } } },
)
schema.index({ status: 1, _id: 1 }, { name: 'status' })
schema.index({ 'payments.paidAt': 1 }, { name: 'paid_at' })
schema.index({ 'refunds.doneAt': 1 }, { name: 'refunded_at' })
schema.index({ specialOrder: 1 }, { name: 'special_order', partialFilterExpression: { specialOrder: 'due' } })
schema.index(
  { 'messages.state': 1 },
  { name: 'messages', partialFilterExpression: { 'messages.0.state': { $type: 'string' } } },
)
addOutbox(schema)

export const depositModel = (connection: Connection) => connection.model<DepositRecord>('Deposit', schema)
