import type { ClientConfig } from '@cheji/shared/client-config/client-config.contract'
import { storesTexts as texts } from './texts'

/** Why nobody can book here just now; undefined when it works, or when we do not know (the server then decides). */
export const bookingOff = (config: ClientConfig | undefined, storeId: string): string | undefined => {
  if (!config) return undefined
  const { on, words } = config.features.book
  if (!on) return words ?? texts.bookingOff
  return config.storesWithoutBooking.includes(storeId) ? texts.bookingOff : undefined
}
