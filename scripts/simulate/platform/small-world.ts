import type { UpstreamPrice } from '@cheji/bff/core-platform/contract/catalogue'
import type { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { type World, stockId } from '../../sandbox/core-platform/world'
import { SlotBook } from '../../sandbox/core-platform/slot-book'
import { VersionedSet } from '../../sandbox/core-platform/versioned-set'

export const TRIM = 'trim-1'
export const COLOUR = 'white'
export const STORE = 'store-1'
const SINCE = '2026-11-01'

const HOURS = { opens: '09:00', closes: '18:00' }
const store: UpstreamStore = {
  id: STORE,
  nameZh: '车集测试店',
  kind: 'store',
  adcode: '130606',
  address: '东风路1号',
  coordinates: { system: 'GCJ-02', lat: 38.87, lng: 115.48 },
  phone: '03120000000',
  hours: { weekday: HOURS, weekend: HOURS },
  calendar: [],
  abilities: ['sales', 'delivery'],
  testDriveModelIds: [],
  consultants: [],
  notes: [],
  isTest: true,
}

/** A platform with one car in one colour, so many of it, at a price with an odd fen in its deposit. */
export const smallWorld = ({
  inStock,
  incoming,
  depositFen,
}: {
  inStock: number
  incoming: number
  depositFen: number
}): World => {
  const price: UpstreamPrice = {
    trimId: TRIM,
    version: 1,
    priceFen: 5_980_000,
    depositFen,
    since: SINCE,
    reasonZh: '全国统一开售价',
  }
  const stock = { trimId: TRIM, colourId: COLOUR, inStock, incoming, aboutDays: 7 }
  return {
    catalogue: VersionedSet.of([], () => '', 1),
    prices: VersionedSet.of<readonly UpstreamPrice[]>([[price]], () => TRIM, 1),
    stock: VersionedSet.of([stock], stockId, 1),
    stores: VersionedSet.of([store], ({ id }) => id, 1),
    slots: new SlotBook(1),
    testDrives: new Map(),
    holds: new Map(),
    orders: new Map(),
    settlements: new Map(),
    usedKeys: new Map(),
  }
}
