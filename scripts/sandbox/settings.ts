import { z } from 'zod'

/** How the sandboxes behave; changed at any time over the console, back to the start's values at a reset. */
export const SettingsSchema = z.strictObject({
  /** Base address of the BFF that gets the events; null: they wait. */
  bffUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** Off: events are numbered and kept but not sent. */
  pushEvents: z.boolean(),
  /** Whether stores answer bookings by themselves, like real ones. */
  autoConfirm: z.boolean(),
  /** Milliseconds after which they do. */
  confirmAfterMs: z.int().min(0).max(3_600_000),
  /** Milliseconds that the sandboxes' clock is ahead. */
  clockOffsetMs: z.int(),
  /** Characters of an access token. */
  accessTokenLength: z.int().min(64).max(2048),
  /** Pages of the released mini-program; empty: any well-formed path is known. */
  wechatPages: z.array(z.string()),
  /** With what WeChat Pay signs: its public key, for merchants of today, or platform certificates. */
  wechatPayKeys: z.enum(['public_key', 'certificate']),
  /** The platform certificates that may be downloaded; two of them while one takes over from the other. */
  wechatPayCertificates: z
    .array(z.union([z.literal(1), z.literal(2)]))
    .min(1)
    .max(2),
  /** The one that signs. */
  wechatPayCertificate: z.union([z.literal(1), z.literal(2)]),
  /** How many times faster than in life notifications are tried again. */
  wechatPaySpeed: z.int().min(1).max(1_000_000),
  /** Milliseconds from a refund's acceptance to its end. */
  wechatPayRefundAfterMs: z
    .int()
    .min(0)
    .max(30 * 86_400_000),
  /** What becomes of refunds. */
  wechatPayRefundsEnd: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']),
  /** Whether WeChat manages the mini-program's trade: money is frozen until goods were shipped. */
  wechatTradeManaged: z.boolean(),
})
export type SettingValues = z.output<typeof SettingsSchema>

/** WeChat Pay as most merchants meet it. */
export const PAY_SETTINGS = {
  wechatPayKeys: 'public_key',
  wechatPayCertificates: [1],
  wechatPayCertificate: 1,
  wechatPaySpeed: 1,
  wechatPayRefundAfterMs: 2_000,
  wechatPayRefundsEnd: 'SUCCESS',
  wechatTradeManaged: false,
} satisfies Partial<SettingValues>

/** The settings that hold now. */
export class Settings {
  private values: SettingValues

  constructor(private readonly initial: SettingValues) {
    this.values = initial
  }

  get current(): SettingValues {
    return this.values
  }

  change(some: { [K in keyof SettingValues]?: SettingValues[K] | undefined }): SettingValues {
    const given = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))
    this.values = { ...this.values, ...given }
    return this.values
  }

  reset(): void {
    this.values = this.initial
  }
}
