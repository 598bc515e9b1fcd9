import type { Place } from '@cheji/shared/kernel/geo'

// The published shift between WGS-84 and GCJ-02, on the Krasovsky ellipsoid.
const A = 6_378_245
const EE = 0.006693421622965943

/**
 * Where a GCJ-02 place lies in WGS-84 degrees: the sample platform keeps a few of its stores so, as real ones do.
 * One step back along the shift, good to a few metres.
 */
export function withoutShift({ lat, lng }: Place): Place {
  const x = lng - 105
  const y = lat - 35
  const common = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3)
  let dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + common
  dLat += (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3)
  dLat += (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3)
  let dLng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + common
  dLng += (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3)
  dLng += (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3)
  const radians = (lat / 180) * Math.PI
  const magic = 1 - EE * Math.sin(radians) ** 2
  const root = Math.sqrt(magic)
  dLat = (dLat * 180) / (((A * (1 - EE)) / (magic * root)) * Math.PI)
  dLng = (dLng * 180) / ((A / root) * Math.cos(radians) * Math.PI)
  return { lat: round(lat - dLat), lng: round(lng - dLng) }
}

/** Six decimals: a tenth of a metre. */
export const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
