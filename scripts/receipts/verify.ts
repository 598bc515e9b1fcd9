import { createHash, createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'

// Nothing here is the program's own: whoever reads the rules in README.md could have written it.

const Day = z.iso.date()
const Instant = z.iso.datetime({ offset: true })
const Receipt = z.object({
  body: z.looseObject({
    orderNo: z.string(),
    seq: z.int().min(1),
    step: z.string(),
    at: Instant,
    paidFen: z.int().min(0),
    refundedFen: z.int().min(0),
    leavingRefundFen: z.int().min(0),
    agreedVinTail: z.string().nullable(),
    deliverBy: Day,
    previousHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  keyId: z.string(),
  signature: z.string(),
})
const Key = z.object({ keyId: z.string(), publicKey: z.string() })

/** What a file of receipts holds: the answer of the API, with the keys beside it or without. */
export const ReceiptFile = z.object({ items: z.array(Receipt).min(1), keys: z.array(Key).optional() })
export const KeyFile = z.object({ items: z.array(Key) })

export type Receipt = z.output<typeof Receipt>
export type Key = z.output<typeof Key>

/**
 * Checks a chain of receipts: every signature, every link to the one before, one order, numbers without a gap, and that no
 * promise in it was ever made worse. Answers what is wrong; nothing when all holds.
 */
export const faultsOf = (receipts: readonly Receipt[], keys: readonly Key[]): string[] => {
  const faults: string[] = []
  receipts.forEach((receipt, index) => {
    const before = receipts[index - 1]
    const fault = (what: string) => faults.push(`receipt ${receipt.body.seq} (${receipt.body.step}): ${what}`)
    const key = keys.find(({ keyId }) => keyId === receipt.keyId)
    if (!key) fault(`no key ${receipt.keyId}`)
    else if (!isSigned(receipt, key)) fault('the signature does not hold')
    if (receipt.body.seq !== index + 1) fault(`is number ${receipt.body.seq} at place ${index + 1}`)
    if (receipt.body.previousHash !== (before ? hashOf(before) : null)) fault('does not follow from the one before')
    if (before) for (const worse of worsenings(before.body, receipt.body)) fault(worse)
  })
  return faults
}

/** SHA-256 of a receipt's canonical body, in hex: what the next one names. */
const hashOf = ({ body }: Receipt): string => createHash('sha256').update(canonical(body)).digest('hex')

const isSigned = ({ body, signature }: Receipt, { publicKey }: Key): boolean => {
  try {
    return verify(null, Buffer.from(canonical(body)), createPublicKey(publicKey), Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** JSON of RFC 8785 for what receipts hold: sorted keys, no spaces, whole numbers. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

const worsenings = (before: Receipt['body'], after: Receipt['body']): string[] => {
  const worse: string[] = []
  if (after.orderNo !== before.orderNo) worse.push('belongs to another order')
  if (Date.parse(after.at) < Date.parse(before.at)) worse.push('is older than the one before')
  if (after.deliverBy > before.deliverBy) worse.push('moves the latest handover away')
  if (after.paidFen < before.paidFen || after.refundedFen < before.refundedFen) worse.push('takes money back')
  const agreesNow = after.agreedVinTail !== null && before.agreedVinTail === null
  const leaves = after.step === 'refund_started' || after.step === 'kept' || after.refundedFen > before.refundedFen
  const isOver = ['refund_failed', 'refund_done', 'closed', 'expired', 'cancelled'].includes(after.step)
  if (after.leavingRefundFen < before.leavingRefundFen && !agreesNow && !leaves && !isOver)
    worse.push('lowers what leaving returns, and she agreed to no car')
  return worse
}
