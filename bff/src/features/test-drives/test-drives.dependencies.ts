import type { Clock } from '@cheji/shared/kernel/time'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'
import type { SlotBook } from './slot-book'

/** What app.ts hands this feature of the others. */
export interface TestDrivesDependencies {
  readonly clock: Clock
  readonly slotBook: SlotBook
  /** Six random digits. */
  readonly newCode: () => string
  /** A store with the models that it lets people try; undefined for one that does not exist. */
  readonly storeOf: (storeId: string) => { readonly testDriveModelIds: readonly string[] } | undefined
  /** A store as a card; stores that the platform withdrew keep theirs. */
  readonly storeCardOf: (storeId: string) => StoreCard | undefined
  /** Other stores that have a model to try, nearest first. */
  readonly neighboursOf: (storeId: string, modelId: string, limit: number) => readonly StoreCard[]
  readonly modelOf: (modelId: string) => { readonly name: string; readonly pictureUrl: string } | undefined
  readonly trimOf: (trimId: string) => { readonly modelId: string; readonly name: string } | undefined
  /** Whether she agreed to the present agreement and privacy notice. */
  readonly hasConsent: (userId: string) => Promise<boolean>
  /** Her number in clear, for the one store that she booked; undefined when she gave none. */
  readonly phoneOf: (userId: string) => Promise<string | undefined>
  /** Throws feature_off with its words when booking is switched off for this client or store. */
  readonly requireBookingOn: (where: { clientVersion: string | undefined; storeId: string }) => Promise<void>
  /** Tells the relay that something waits, so that delivery need not wait for its next look. */
  readonly wakeOutbox: () => void
}
