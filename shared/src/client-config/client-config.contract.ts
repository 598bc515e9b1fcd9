import { z } from 'zod'
import { DepositMessageKind } from '../deposits/deposits.contract'
import { StoreId, Timestamp } from '../kernel/fields'
import { ReminderKind } from '../test-drives/test-drives.contract'

/** What can be switched off from afar. */
export const SwitchedFeature = z.enum(['pay', 'book', 'map'])

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
  /** The same of the messages about an order. */
  depositTemplates: z.partialRecord(DepositMessageKind, z.string()),
  /** Null until the operator has one. */
  hotline: z.string().nullable(),
  /** Price bands of the catalogue's chips: the last one is there but off at first. */
  priceBands: z.array(z.object({ minFen: z.int(), maxFen: z.int(), label: z.string() })),
})
export const getClientConfig = { result: ClientConfig }

const Version = z.string().regex(/^\d{1,4}(\.\d{1,4}){0,2}$/)

/** Switches one feature off wherever all of its conditions hold; without conditions, everywhere. */
export const SwitchRule = z.strictObject({
  feature: SwitchedFeature,
  /** Only at this store. */
  storeId: StoreId.optional(),
  /** Only for client versions from this one on. */
  fromVersion: Version.optional(),
  /** Only for client versions before this one. */
  beforeVersion: Version.optional(),
  /** What the user reads: why, and what she can do instead. */
  words: z.string().trim().min(1).max(60),
})

export const ClientSwitches = z.object({
  rules: z.array(SwitchRule),
  /** Null while nobody has changed anything. */
  changedAt: Timestamp.nullable(),
  /** Name of the staff token. */
  changedBy: z.string().nullable(),
})
export const getClientSwitches = { result: ClientSwitches }
/** Replaces all rules; an empty list switches everything on. */
export const putClientSwitches = {
  body: z.strictObject({ rules: z.array(SwitchRule).max(200) }),
  result: ClientSwitches,
}

export type ClientConfig = z.output<typeof ClientConfig>
export type FeatureSwitch = z.output<typeof FeatureSwitch>
export type SwitchedFeature = z.output<typeof SwitchedFeature>
export type SwitchRule = z.output<typeof SwitchRule>
export type ClientSwitches = z.output<typeof ClientSwitches>
