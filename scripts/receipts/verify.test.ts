import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { type Receipt, faultsOf } from './verify'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const keys = [{ keyId: 'k1', publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() }]

/** Canonical here by writing the fields in their order. */
const signed = (body: Receipt['body']): Receipt => ({
  body,
  keyId: 'k1',
  signature: sign(null, Buffer.from(sorted(body)), privateKey).toString('base64url'),
})
const sorted = (body: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))))

const chainOf = (...steps: Partial<Receipt['body']>[]): Receipt[] => {
  const chain: Receipt[] = []
  for (const [index, step] of steps.entries()) {
    const before = chain.at(-1)
    chain.push(
      signed({
        orderNo: '261129000001',
        seq: index + 1,
        step: 'paid',
        at: `2026-11-29T10:00:0${index}+08:00`,
        paidFen: 100_000,
        refundedFen: 0,
        leavingRefundFen: 100_000,
        agreedVinTail: null,
        deliverBy: '2026-12-20',
        previousHash: before ? createHash('sha256').update(sorted(before.body)).digest('hex') : null,
        ...step,
      }),
    )
  }
  return chain
}
const good = chainOf(
  { step: 'placed', paidFen: 0, leavingRefundFen: 0 },
  {},
  { step: 'car_agreed', leavingRefundFen: 50_000, agreedVinTail: '3127', deliverBy: '2026-12-10' },
  { step: 'refund_started', leavingRefundFen: 0, agreedVinTail: '3127', deliverBy: '2026-12-10' },
)

test('a good chain holds', () => {
  expect(faultsOf(good, keys)).toEqual([])
})

test.each<[string, Receipt[], string]>([
  [
    'an amount was changed',
    good.map((one, at) => (at === 1 ? { ...one, body: { ...one.body, paidFen: 1 } } : one)),
    'signature',
  ],
  ['one is left out', [good[0], good[2]].flatMap((one) => one ?? []), 'does not follow'],
  ['the end is swapped', [good[0], good[2], good[1]].flatMap((one) => one ?? []), 'does not follow'],
  ['a deadline moved away', chainOf({}, { deliverBy: '2026-12-21' }), 'moves the latest handover away'],
  [
    'leaving returns less without her yes',
    chainOf({}, { step: 'car_changed', leavingRefundFen: 1 }),
    'agreed to no car',
  ],
  ['another order', chainOf({}, { orderNo: '261129000002' }), 'another order'],
])('%s', (_, chain, fault) => {
  expect(faultsOf(chain, keys).join('\n')).toContain(fault)
})

test('a key that is not published signs nothing', () => {
  expect(faultsOf(good, [])).toHaveLength(good.length)
})
