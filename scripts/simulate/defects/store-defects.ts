import { type DepositRecord, DEPOSITS, type RefundRecord } from '@cheji/bff/features/deposits/deposit.record'
import { LEDGER } from '@cheji/bff/features/deposits/ledger'
import type { DocumentStore, Filter, Update } from '@cheji/bff/infrastructure/document-store'
import { fractionOfFen } from '@cheji/shared/kernel/money'
import type { Defect } from './defect'

type Change = DocumentStore['findOneAndUpdate']
/** The fields that a change of a deposit sets. */
type Set = Partial<Pick<DepositRecord, 'payments' | 'refunds' | 'allocation' | 'deliverBy' | 'closedBy'>>

/** A defect in how deposits are written. */
const inWrites = (
  name: string,
  change: (store: DocumentStore, filter: Filter, update: Update, nextChance: () => number) => ReturnType<Change>,
): Defect => ({
  name,
  ports: (ports) => {
    const { store, random } = ports
    const findOneAndUpdate: Change = async <T>(collection: string, filter: Filter, update: Update, options = {}) =>
      collection === DEPOSITS && 'version' in filter
        ? ((await change(store, filter, update, random.fraction)) as T | undefined)
        : store.findOneAndUpdate<T>(collection, filter, update, options)
    return { ...ports, store: { ...store, findOneAndUpdate } }
  },
})

/** A defect in what deposits are set to. */
const inFields = (name: string, changed: (set: Set) => object): Defect =>
  inWrites(name, async (store, filter, update) => {
    const set = update.$set as Set
    return store.findOneAndUpdate(DEPOSITS, filter, { ...update, $set: { ...set, ...changed(set) } })
  })

/** A defect in the refunds that are written down. */
const inRefunds = (name: string, changed: (refunds: readonly RefundRecord[]) => readonly RefundRecord[]): Defect =>
  inFields(name, ({ refunds }) => (refunds ? { refunds: changed(refunds) } : {}))

/** A defect in the events and entries that go with a change. */
const inPushes = (name: string, changed: (push: Filter, nextChance: () => number) => Filter): Defect =>
  inWrites(name, async (store, filter, update, nextChance) =>
    store.findOneAndUpdate(DEPOSITS, filter, {
      ...update,
      ...(update.$push && { $push: changed(update.$push, nextChance) }),
    }),
  )

const eventsOf = (push: Filter) => (push['events'] as { $each: DepositRecord['events'] } | undefined)?.$each ?? []

export const storeDefects: readonly Defect[] = [
  inWrites('drops the guard of every write', async (store, { _id }, update) =>
    store.findOneAndUpdate(DEPOSITS, { _id }, update),
  ),
  inWrites('reads, looks, then writes', async (store, filter, update) => {
    const seen = await store.findOne(DEPOSITS, filter)
    return seen ? store.findOneAndUpdate(DEPOSITS, { _id: filter['_id'] }, update) : undefined
  }),
  inWrites('forgets a payment that comes late', async (store, filter, update) => {
    const seen = await store.findOne<DepositRecord>(DEPOSITS, { _id: filter['_id'] })
    const isLate = seen?.status === 'closed' || seen?.status === 'closing'
    const isPayment = ((update.$set as Set).payments?.length ?? 0) > (seen?.payments.length ?? 0)
    return isLate && isPayment ? seen : store.findOneAndUpdate(DEPOSITS, filter, update)
  }),
  inPushes('loses an outbox entry now and then', (push, nextChance) => {
    const { outbox, ...rest } = push
    return outbox !== undefined && nextChance() < 0.1 && 'events' in rest ? rest : push
  }),
  inPushes('writes a refund down without its posting', (push) => ({
    ...push,
    ...('events' in push && {
      events: {
        $each: eventsOf(push).map((event) => (event.posting?.kind === 'refund' ? { ...event, posting: null } : event)),
      },
    }),
  })),
  inRefunds('keeps half when it finds no car', (refunds) =>
    refunds.map((refund) =>
      refund.state === 'asked' && refund.tries === 0 && refund.cause !== 'buyer'
        ? { ...refund, refundFen: fractionOfFen(refund.refundFen, 1, 2) }
        : refund,
    ),
  ),
  inRefunds('ignores refunds that somebody else began', (refunds) => refunds.filter(({ cause }) => cause !== 'wechat')),
  inFields('takes a proposed car for agreed', ({ allocation }) =>
    allocation ? { allocation: { ...allocation, agreedAt: allocation.agreedAt ?? new Date(0) } } : {},
  ),
  inFields('credits a second payment', ({ payments, refunds }) => ({
    ...(payments && { payments: payments.map((payment) => ({ ...payment, counts: true })) }),
    ...(refunds && { refunds: refunds.filter(({ cause }) => cause !== 'second_payment') }),
  })),
  inFields('moves the promised day with the car', ({ allocation }) =>
    allocation ? { deliverBy: allocation.handoverBy } : {},
  ),
  inFields('forgets that she cancelled', ({ closedBy }) => (closedBy === 'buyer' ? { closedBy: 'timeout' } : {})),
  {
    name: 'writes an entry of the ledger at every try',
    ports: (ports) => {
      const { store, random } = ports
      const insertOne: DocumentStore['insertOne'] = async (collection, document) =>
        store.insertOne(
          collection,
          collection === LEDGER ? { ...document, _id: random.bytes(12).toString('hex') } : document,
        )
      return { ...ports, store: { ...store, insertOne } }
    },
  },
]
