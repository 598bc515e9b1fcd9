import { listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { listStores } from '@cheji/shared/stores/stores.endpoints'
import { pathOf } from '@cheji/shared/kernel/endpoint'
import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import { SAMPLE_MODELS } from '../data/models'
import { SAMPLE_PLACES } from '../data/places'
import { seeded } from '../sandbox/sample/random'

/** One line of the table. */
export interface Row {
  readonly name: string
  /** What is asked for, in turn. */
  readonly targets: readonly string[]
  /** Ask with the tag of what was had before, and expect 304; bare Koa then sends the whole body. */
  readonly conditional?: true
  /** What share of bare Koa's rate it is meant to reach. */
  readonly aim?: number
  readonly p99AimMs?: number
  /** One person asks at a time: how long she waits, where more at once would only measure the queue. */
  readonly alone?: true
}

const chance = seeded('bench')

/** Choices of the filter sheet as a client sends them. */
const FILTERS = [
  ...['wuling', 'byd', 'geely', 'leapmotor', 'changan', 'aion', 'chery'].map((id) => `brands=${id}`),
  ...['micro-hatch-3d', 'micro-hatch-5d', 'small-hatch', 'compact-hatch', 'small-suv', 'sedan'].map(
    (style) => `bodyStyles=${style}`,
  ),
  ...['micro', 'small', 'compact'].map((size) => `sizeClasses=${size}`),
  ...['4', '5'].map((seats) => `seats=${seats}`),
  ...['200', '300', '400'].map((km) => `rangeMinKm=${km}`),
  ...['5000000', '6000000', '7000000', '8000000', '10000000'].map((fen) => `budgetMaxFen=${fen}`),
  'fastCharge=true',
  'homeSocket=true',
  'sort=range_desc',
]
const nameOf = (filter: string): string => filter.slice(0, filter.indexOf('='))

const twoFilters = FILTERS.flatMap((first) =>
  FILTERS.filter((second) => nameOf(second) !== nameOf(first)).map((second) => `${listModels.path}?${first}&${second}`),
)

const words = SAMPLE_MODELS.flatMap(({ nameZh, pinyin, aliases }) => [nameZh, pinyin.full, pinyin.initials, ...aliases])
/** Names with one letter missing, each in every place: the dearest kind of search, and more of them than are remembered. */
const misspelt = SAMPLE_MODELS.flatMap(({ pinyin: { full } }) =>
  Array.from(full, (_, at) => full.slice(0, at) + full.slice(at + 1)),
)
const searches = [...words, ...misspelt].flatMap((q) =>
  [8, 20, 50].map((limit) => `${listModels.path}?q=${encodeURIComponent(q)}&limit=${limit}`),
)

const stores = SAMPLE_PLACES.map(
  ({ lat, lng }) =>
    `${listStores.path}?lat=${(lat + chance.next() / 10).toFixed(4)}&lng=${(lng + chance.next() / 10).toFixed(4)}`,
)

export const ROWS: readonly Row[] = [
  { name: 'catalogue list', targets: [listModels.path], aim: 0.9 },
  { name: 'its 304, against whole lists', targets: [listModels.path], conditional: true, aim: 1.3 },
  { name: 'list with two random filters', targets: chance.shuffle(twoFilters), aim: 0.5 },
  {
    name: 'model page',
    targets: chance.shuffle(SAMPLE_MODELS.map(({ id }) => pathOf(getModel, { modelId: id }))),
    aim: 0.6,
  },
  { name: 'search', targets: chance.shuffle([...new Set(searches)]), p99AimMs: 5, alone: true },
  { name: 'store search', targets: chance.shuffle(stores), alone: true },
]
