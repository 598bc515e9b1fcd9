import { z } from 'zod'
import { ReminderKind } from '../test-drives/test-drives.contract'

/** A remote switch with the words for when it is off. */
export const FeatureSwitch = z.object({ on: z.boolean(), words: z.string().nullable() })

export const ClientConfig = z.object({
  /** `pay`, `book`, `map` for this client's version; a store can be switched off by itself. */
  features: z.object({ pay: FeatureSwitch, book: FeatureSwitch, map: FeatureSwitch }),
  storesWithoutBooking: z.array(z.string()),
  minimumClientVersion: z.string(),
  /** The version of 用户协议 and 隐私说明 that consent is asked for. */
  agreementVersion: z.int(),
  /** Beijing day from which that version holds. */
  agreementSince: z.string(),
  /** WeChat's template ids of the reminders; a kind that is not set up is missing. */
  reminderTemplates: z.partialRecord(ReminderKind, z.string()),
  /** Null until the operator has one. */
  hotline: z.string().nullable(),
  /** Price bands of the catalogue's chips: the last one is there but off at first. */
  priceBands: z.array(z.object({ minFen: z.int(), maxFen: z.int(), label: z.string() })),
})
export const getClientConfig = { result: ClientConfig }
export type ClientConfig = z.output<typeof ClientConfig>
