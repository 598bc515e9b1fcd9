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
})
export type SettingValues = z.output<typeof SettingsSchema>

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
