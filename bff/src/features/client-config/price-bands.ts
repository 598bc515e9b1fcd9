import type { ClientConfig } from '@cheji/shared/client-config/client-config.contract'

const WAN_FEN = 1_000_000

const band = (minWan: number, maxWan: number): ClientConfig['priceBands'][number] => ({
  minFen: minWan * WAN_FEN,
  maxFen: maxWan * WAN_FEN,
  label: `${minWan}–${maxWan} 万`,
})

/** The catalogue's chips. It opens on 30,000–100,000 RMB; the last band lies above and is off until she taps it. */
export const PRICE_BANDS: ClientConfig['priceBands'] = [band(3, 5), band(5, 7), band(7, 10), band(10, 15)]
