import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { SignedReceipt } from '@cheji/shared/deposits/deposits.contract'
import { beijingIso } from '@cheji/shared/kernel/time'
import { type Canonical, canonicalJson } from './canonical-json'
import type { DepositEvent, DepositRecord } from './deposit.record'

type ReceiptBody = SignedReceipt['body']

export interface ReceiptKey {
  readonly keyId: string
  /** Ed25519, PKCS #8 in PEM. */
  readonly privateKey: string
}

/** Every step of an order, each with the hash of the one before it: made from the events, so the same at every reading. */
export const receiptBodies = (record: DepositRecord): ReceiptBody[] => {
  let previousHash: string | null = null
  return record.events.map((event) => {
    const body = bodyOf(record, event, previousHash)
    previousHash = createHash('sha256').update(canonicalJson(body)).digest('hex')
    return body
  })
}

/** Signs receipts. Ed25519 signatures have no chance in them: the same receipt always carries the same one. */
export const createReceipts = ({ keyId, privateKey }: ReceiptKey) => {
  const key: KeyObject = createPrivateKey(privateKey)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  return {
    signedReceipts: (record: DepositRecord): SignedReceipt[] =>
      receiptBodies(record).map((body) => ({
        body,
        keyId,
        signature: sign(null, Buffer.from(canonicalJson(body as Canonical)), key).toString('base64url'),
      })),
    keys: [{ keyId, publicKey }],
  }
}

export type Receipts = ReturnType<typeof createReceipts>

const bodyOf = (
  record: DepositRecord,
  { seq, type, at, facts }: DepositEvent,
  previousHash: string | null,
): ReceiptBody => ({
  orderNo: record.orderNo,
  seq,
  step: type,
  at: beijingIso(at),
  seller: record.parties.seller,
  car: `${record.car.modelName} ${record.car.trimName} ${record.car.colourName}`,
  priceFen: record.priceFen,
  priceVersion: record.priceVersion,
  payablePriceFen: facts.payablePriceFen,
  depositFen: record.depositFen,
  paidFen: facts.paidFen,
  refundedFen: facts.refundedFen,
  refundRuleVersion: record.refundRuleVersion,
  leavingRefundFen: facts.leavingRefundFen,
  agreedVinTail: facts.agreedVinTail,
  holdBy: facts.holdBy && beijingIso(facts.holdBy),
  deliverBy: facts.deliverBy,
  refundBy: facts.refundBy,
  previousHash,
})
