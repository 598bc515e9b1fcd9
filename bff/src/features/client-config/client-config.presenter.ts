import { AGREEMENT_SINCE, AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import { PRICE_BANDS } from '@cheji/shared/catalogue/price-bands'
import type { ClientConfig, SwitchRule } from '@cheji/shared/client-config/client-config.contract'
import { DepositMessageKind } from '@cheji/shared/deposits/deposits.contract'
import { ReminderKind } from '@cheji/shared/test-drives/test-drives.contract'
import { storesWithoutBooking, switchFor } from './switch.rules'

/** What is configured for all clients. */
export interface ClientConfigSettings {
  minimumClientVersion: string
  /** Kind → template id; kinds that are no reminders are for other features. */
  templateIds: Readonly<Record<string, string>>
  hotline: string | null
}

export const presentClientConfig = (
  settings: ClientConfigSettings,
  rules: readonly SwitchRule[],
  clientVersion: string | undefined,
): ClientConfig => ({
  features: {
    pay: switchFor(rules, 'pay', { clientVersion }),
    book: switchFor(rules, 'book', { clientVersion }),
    map: switchFor(rules, 'map', { clientVersion }),
  },
  storesWithoutBooking: storesWithoutBooking(rules, clientVersion),
  minimumClientVersion: settings.minimumClientVersion,
  agreementVersion: AGREEMENT_VERSION,
  agreementSince: AGREEMENT_SINCE,
  reminderTemplates: templatesOf(ReminderKind.options, settings),
  depositTemplates: templatesOf(DepositMessageKind.options, settings),
  hotline: settings.hotline,
  priceBands: [...PRICE_BANDS],
})

const templatesOf = <Kind extends string>(
  kinds: readonly Kind[],
  { templateIds }: ClientConfigSettings,
): Partial<Record<Kind, string>> =>
  Object.fromEntries(
    kinds.flatMap((kind) => (templateIds[kind] === undefined ? [] : [[kind, templateIds[kind]]])),
  ) as Partial<Record<Kind, string>>
