import charger from './art/charger.svg'
import noBookings from './art/no-bookings.svg'
import noResults from './art/no-results.svg'
import offline from './art/offline.svg'
import service from './art/service.svg'

/** Our own pictures for pages with nothing on them. */
export const EMPTY_ART = { charger, 'no-bookings': noBookings, 'no-results': noResults, offline, service } as const

export type EmptyArt = keyof typeof EMPTY_ART
