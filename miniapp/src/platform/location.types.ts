import type { Place } from '@cheji/shared/kernel/geo'

/** Where she is in GCJ-02, always; or why we do not know, which is never an error: she chooses a county instead. */
export type Located =
  | { readonly known: true; readonly place: Place; readonly fuzzy: boolean }
  | { readonly known: false; readonly reason: 'refused' | 'unavailable' }

export interface LocationApi {
  /** Asks for permission when it is needed for the first time. Call it from a tap or where the page says why. */
  locate: () => Promise<Located>
  /** True when she has allowed it before, so that asking shows nothing. */
  isAllowed: () => Promise<boolean>
  /** Opens the settings in which a refusal is taken back; false where there are none. */
  openPermission: () => Promise<boolean>
  /** She points at a place on a map; undefined when she closes it or there is no map. */
  choosePlace: () => Promise<Place | undefined>
}
