import { wgs84ToGcj02 } from './gcj02'
import type { Located, LocationApi } from './location.types'

const TIMEOUT_MS = 8000
/** Where a browser has no idea better than a town, distances read 约. */
const FUZZY_FROM_M = 1000

export const { locate, isAllowed, openPermission, choosePlace }: LocationApi = {
  locate: () =>
    new Promise<Located>((resolve) => {
      if (!('geolocation' in navigator)) {
        resolve({ known: false, reason: 'unavailable' })
        return
      }
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          resolve({
            known: true,
            place: wgs84ToGcj02({ lat: coords.latitude, lng: coords.longitude }),
            fuzzy: !PRECISE_LOCATION || coords.accuracy > FUZZY_FROM_M,
          })
        },
        (error) => {
          resolve({ known: false, reason: error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable' })
        },
        { timeout: TIMEOUT_MS, maximumAge: 60_000 },
      )
    }),
  isAllowed: async () => {
    try {
      return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
    } catch {
      return false
    }
  },
  // A browser has no page of settings that we could open, and the preview no map to point at.
  openPermission: () => Promise.resolve(false),
  choosePlace: () => Promise.resolve(undefined),
}
