/** A place in GCJ-02 degrees, the only coordinates that the API and the screens know. */
export interface Place {
  readonly lat: number
  readonly lng: number
}

const EARTH_RADIUS_M = 6_371_008.8
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in whole metres (haversine on the mean radius). */
export const distanceM = (a: Place, b: Place): number => {
  const dLat = toRadians(b.lat - a.lat)
  const dLng = toRadians(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(toRadians(a.lat)) * Math.cos(toRadians(b.lat)) * Math.sin(dLng / 2) ** 2
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h))))
}
