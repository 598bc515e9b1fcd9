import gcoord from 'gcoord'
import type { Place } from '@cheji/shared/kernel/geo'

/**
 * The platform marks each coordinate with its system; the rest of this program speaks GCJ-02 only, so this is the one place that
 * converts. Rounded to six decimals, about 0.1 m.
 */
export const toGcj02 = ({ system, lat, lng }: { system: 'GCJ-02' | 'WGS-84'; lat: number; lng: number }): Place => {
  const [x, y] = system === 'WGS-84' ? gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) : [lng, lat]
  return { lat: Number(y.toFixed(6)), lng: Number(x.toFixed(6)) }
}
