import type { Place } from '@cheji/shared/kernel/geo'

// The published approximation of GCJ-02, the offset grid of Chinese maps: within a few metres of the real one.

const AXIS_M = 6_378_245
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943

/** True outside the rectangle in which the offset applies. */
const isOutsideChina = ({ lat, lng }: Place): boolean => lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271

/** A place as GPS gives it (WGS-84) to the one that our API and screens speak of. */
export const wgs84ToGcj02 = (place: Place): Place => {
  if (isOutsideChina(place)) return place
  const x = place.lng - 105
  const y = place.lat - 35
  const radLat = (place.lat / 180) * Math.PI
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(radLat) ** 2
  const root = Math.sqrt(magic)
  const metresPerRadianLat = (AXIS_M * (1 - ECCENTRICITY_SQUARED)) / (magic * root)
  const metresPerRadianLng = (AXIS_M / root) * Math.cos(radLat)
  return {
    lat: place.lat + ((latOffset(x, y) / metresPerRadianLat) * 180) / Math.PI,
    lng: place.lng + ((lngOffset(x, y) / metresPerRadianLng) * 180) / Math.PI,
  }
}

const wave = (v: number, a: number, b: number): number =>
  (Math.sin(v * Math.PI) * a * 2) / 3 + (Math.sin((v / 3) * Math.PI) * b * 2) / 3
const ripple = (x: number): number => ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3

const latOffset = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  ripple(x) +
  wave(y, 20, 40) +
  ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3

const lngOffset = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  ripple(x) +
  wave(x, 20, 40) +
  ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3
