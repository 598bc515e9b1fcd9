import { z } from 'zod'
import { Done, MobilePhone, NoBody, ObjectIdText, Timestamp } from '../kernel/fields'

/** The two documents that she agrees to, together, by version. */
export const ConsentKind = z.enum(['agreement_and_privacy', 'anonymous_usage'])

export const Consent = z.object({ kind: ConsentKind, version: z.int().min(1), granted: z.boolean(), at: Timestamp })

export const Me = z.object({
  userId: ObjectIdText,
  /** `138 **** 2086`; null until she gave one. */
  phoneMasked: z.string().nullable(),
  /** The latest word on each kind. */
  consents: z.array(Consent),
  createdAt: Timestamp,
})

export const Session = z.object({
  /** Opaque; send as `Authorization: Bearer`. */
  token: z.string(),
  /** Slides 30 days ahead with use. */
  expiresAt: Timestamp,
  me: Me,
})

export const SmsCode = z.string().regex(/^\d{6}$/)

export const login = { body: z.strictObject({ code: z.string().min(1).max(128) }), result: Session }
export const logout = { body: NoBody, result: Done }
/** Ends every session of this user. */
export const logoutEverywhere = { body: NoBody, result: Done }
export const getMe = { result: Me }
/** The code of WeChat's phone-number button. */
export const bindWechatPhone = { body: z.strictObject({ code: z.string().min(1).max(128) }), result: Me }
export const sendSmsCode = {
  body: z.strictObject({ phone: MobilePhone }),
  result: z.object({ resendAfterS: z.int(), expiresInS: z.int() }),
}
export const bindTypedPhone = { body: z.strictObject({ phone: MobilePhone, smsCode: SmsCode }), result: Me }
export const recordConsent = {
  body: z.strictObject({ kind: ConsentKind, version: z.int().min(1).max(10_000), granted: z.boolean() }),
  result: Me,
}
export const exportMyData = {
  result: z.object({
    exportedAt: Timestamp,
    account: z.object({ userId: ObjectIdText, phone: z.string().nullable(), createdAt: Timestamp }),
    consents: z.array(Consent),
    sessions: z.array(z.object({ createdAt: Timestamp, lastUsedAt: Timestamp, expiresAt: Timestamp })),
    /** One list for each feature that keeps something of hers. */
    records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  }),
}
/** Refused with `account_in_use` and the list of what is open. */
export const deleteAccount = { result: Done }

export type Me = z.output<typeof Me>
export type Session = z.output<typeof Session>
export type Consent = z.output<typeof Consent>
export type ConsentKind = z.output<typeof ConsentKind>
export type ExportedData = z.output<(typeof exportMyData)['result']>
