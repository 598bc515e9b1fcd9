import type { DocumentStore, Filter, Update } from '../../../infrastructure/document-store'
import { type DepositRecord, DEPOSITS } from '../deposit.record'

/** The database of a single deposit, in memory: enough of the language for the writes that change one. */
export class OneDepositStore implements DocumentStore {
  constructor(public record: DepositRecord) {}

  insertOne = async (): Promise<string | undefined> => Promise.resolve(undefined)
  count = async (): Promise<number> => Promise.resolve(1)

  findOne = async <T>(collection: string): Promise<T | undefined> =>
    Promise.resolve(collection === DEPOSITS ? (this.record as T) : undefined)

  find = async <T>(collection: string, filter: Filter): Promise<T[]> => {
    const { $lte } = (filter['checkAt'] ?? {}) as { $lte?: Date }
    const isDue = $lte === undefined || (this.record.checkAt !== null && this.record.checkAt <= $lte)
    return Promise.resolve(collection === DEPOSITS && isDue ? [this.record as T] : [])
  }

  findOneAndUpdate = async <T>(_collection: string, filter: Filter, update: Update): Promise<T | undefined> => {
    if (!this.matches(filter)) return Promise.resolve(undefined)
    const pushed = Object.entries(update.$push ?? {}).map(([field, each]) => [
      field,
      [...(this.record[field as 'events'] as readonly unknown[]), ...(each as { $each: unknown[] }).$each],
    ])
    const { checks } = this.record
    this.record = {
      ...this.record,
      checks: checks + (update.$inc?.['checks'] ?? 0),
      ...update.$set,
      ...(Object.fromEntries(pushed) as object),
      // Whoever is told was told at once.
      outbox: [],
    }
    return Promise.resolve(this.record as T)
  }

  private matches({ version, status, checkAt }: Filter): boolean {
    const { $in } = (typeof status === 'object' ? status : {}) as { $in?: unknown[] }
    return (
      (version === undefined || version === this.record.version) &&
      (typeof status !== 'string' || status === this.record.status) &&
      ($in === undefined || $in.includes(this.record.status)) &&
      (checkAt === undefined || checkAt === this.record.checkAt)
    )
  }
}
