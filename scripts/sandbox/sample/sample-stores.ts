import type { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { type Place, distanceM } from '@cheji/shared/kernel/geo'
import { SAMPLE_MODELS } from '../../data/models'
import { SAMPLE_NAMING } from '../../data/naming'
import type { SamplePlace } from '../../data/places'
import { areaCodeOf } from './area-codes'
import { sampleCalendar } from './calendar'
import { round, withoutShift } from './offset'
import { type SeededChance, seeded } from './random'
import { PLACES_WITH_STORES, localityOf, shortName } from './sample-places'

type Kind = 'store' | 'point' | 'van'
type Ability = UpstreamStore['abilities'][number]
/** A store while it is being made: always in GCJ-02. */
type Draft = UpstreamStore & { coordinates: { system: 'GCJ-02' } & Place }

/** The store for review and training: nobody acts on its bookings. */
export const TEST_STORE_ID = 'cheji-test'

/** The models that most stores keep for test drives. */
const POPULAR = [
  'byd-seagull',
  'wuling-binguo',
  'geely-xingyuan',
  'wuling-hongguang-miniev-4d',
  'leapmotor-t03',
  'changan-lumin',
]
const PARKING = ['门口能停 6 辆车，不收钱', '汽车城停车场，前两小时不收钱', '院里能停车，大车也进得来', '路边划线车位']
const WGS84_EVERY = 23
const FAR_M = 150_000

/** Every store of the sample: in GCJ-02 except a few, with notes that name where to go for what it cannot do. */
export function sampleStores(): UpstreamStore[] {
  const drafts = [testStore(), ...PLACES_WITH_STORES.flatMap(storesOf)]
  return drafts.map((store, index) => {
    const noted = { ...store, notes: [...store.notes, ...referrals(store, drafts)] }
    return index % WGS84_EVERY === WGS84_EVERY - 1
      ? { ...noted, coordinates: { system: 'WGS-84' as const, ...withoutShift(store.coordinates) } }
      : noted
  })
}

function storesOf(place: SamplePlace): Draft[] {
  const chance = seeded('stores', place.adcode)
  const isCity = place.level === 'prefecture-level city'
  const kinds: Kind[] = ['store']
  if (isCity) kinds.push('store')
  if (isCity && place.populationApprox > 6_000_000) kinds.push('store')
  if (!isCity && chance.chance(0.3)) kinds.push('point')
  if (chance.chance(0.12)) kinds.push('van')
  const roads = chance.shuffle(SAMPLE_NAMING.roads)
  return kinds.map((kind, index) => draftOf(place, kind, index, roads[index] ?? '人民路'))
}

function draftOf(place: SamplePlace, kind: Kind, index: number, road: string): Draft {
  const id = `${place.pinyin.full}-${index + 1}`
  const chance = seeded('store', id)
  const locality = localityOf(place, index)
  const town = chance.pick(SAMPLE_NAMING.towns)
  const spread = kind === 'store' ? 0.02 : 0.09
  const abilities = abilitiesOf(kind, chance)
  return {
    id,
    nameZh: nameOf(place, kind, index, road, town, chance),
    kind,
    adcode: locality.adcode,
    address:
      kind === 'point'
        ? `${locality.fullName}${town}${road}${chance.int(1, 160)}号`
        : `${locality.fullName}${road}${chance.int(1, 688)}号`,
    ...(chance.chance(0.7) && { landmark: chance.pick(SAMPLE_NAMING.landmarks).replace('{road}', road) }),
    ...(kind === 'store' && chance.chance(0.75) && { parking: chance.pick(PARKING) }),
    coordinates: {
      system: 'GCJ-02',
      lat: round(place.lat + (chance.next() - 0.5) * spread),
      lng: round(place.lng + (chance.next() - 0.5) * spread),
    },
    phone: fictionalPhone(areaCodeOf(place), chance),
    hours: hoursOf(kind, chance),
    calendar: sampleCalendar(chance, kind !== 'store'),
    abilities,
    testDriveModelIds: abilities.includes('test_drive') ? carsOf(kind, chance) : [],
    consultants: consultantsOf(id, kind === 'store' ? chance.int(2, 4) : 1, chance),
    notes: kind === 'van' ? ['这是流动服务车，白天在各乡镇跑，来之前先打个电话'] : [],
    isTest: false,
  }
}

function nameOf(
  place: SamplePlace,
  kind: Kind,
  index: number,
  road: string,
  town: string,
  chance: SeededChance,
): string {
  const name = shortName(place)
  if (kind === 'van') return `车集流动服务车·${name}1号`
  if (kind === 'point') return `车集${name}${town}服务点`
  if (index === 0) return `车集${name}${chance.pick(['中心店', '中心店', '体验店'])}`
  return index === 1 ? `车集${name}${road}店` : `车集${name}汽车城店`
}

function abilitiesOf(kind: Kind, chance: SeededChance): Ability[] {
  if (kind === 'van') return ['maintenance', 'repair']
  if (kind === 'point') return chance.chance(0.6) ? ['test_drive', 'sales', 'maintenance'] : ['sales', 'maintenance']
  const abilities: Ability[] = ['test_drive', 'sales', 'delivery']
  if (chance.chance(0.85)) abilities.push('maintenance')
  if (chance.chance(0.6)) abilities.push('repair')
  if (chance.chance(0.25)) abilities.push('battery_repair')
  return abilities
}

/** Three to eight test-drive cars, the popular ones in most stores. */
function carsOf(kind: Kind, chance: SeededChance): string[] {
  const count = kind === 'point' ? 3 : chance.int(4, 8)
  const popular = POPULAR.filter(() => chance.chance(0.75))
  const others = chance.shuffle(SAMPLE_MODELS.map(({ id }) => id).filter((id) => !popular.includes(id)))
  // At least one that is not everywhere, so that every model can be tried somewhere.
  return [...chance.shuffle(popular).slice(0, count - 1), ...others].slice(0, count)
}

function hoursOf(kind: Kind, chance: SeededChance): UpstreamStore['hours'] {
  const { weekday, weekend } = chance.pick(SAMPLE_NAMING.openingHours)
  const span = (text: string) => ({ opens: text.slice(0, 5), closes: text.slice(6) })
  const restsAtWeekends = kind !== 'store' && chance.chance(0.4)
  return { weekday: span(weekday), weekend: restsAtWeekends ? null : span(weekend) }
}

/** A real area code before a subscriber number that no exchange uses. */
function fictionalPhone(areaCode: string, chance: SeededChance): string {
  const digits = areaCode.length === 3 ? 7 : 6
  return `${areaCode}-0${String(chance.int(0, 10 ** digits - 1)).padStart(digits, '0')}`
}

function consultantsOf(storeId: string, count: number, chance: SeededChance): UpstreamStore['consultants'] {
  const surnames = chance.shuffle(SAMPLE_NAMING.surnames)
  return Array.from({ length: count }, (_, index) => ({
    id: `${storeId}-c${index + 1}`,
    nameZh: `${surnames[index % surnames.length] ?? '王'}${chance.pick(SAMPLE_NAMING.givenNames)}`,
    titleZh: SAMPLE_NAMING.consultantTitle,
    yearsHere: chance.int(0, 9),
  }))
}

/** What cannot be done here, with the nearest store where it can. */
function referrals(store: Draft, all: readonly Draft[]): string[] {
  const wanted: [Ability, string][] = [
    ['delivery', '这里不交车'],
    ['battery_repair', '这里不修电池'],
  ]
  return wanted.flatMap(([ability, words]) => {
    if (store.isTest || store.abilities.includes(ability)) return []
    const nearest = all
      .filter((other) => !other.isTest && other.abilities.includes(ability))
      .map((other) => ({ name: other.nameZh, metres: distanceM(store.coordinates, other.coordinates) }))
      .sort((a, b) => a.metres - b.metres)[0]
    return [nearest && nearest.metres < FAR_M ? `${words}，最近的在${nearest.name}` : `${words}，请先打电话问`]
  })
}

function testStore(): Draft {
  return {
    id: TEST_STORE_ID,
    nameZh: '车集测试店（审核和培训用）',
    kind: 'store',
    adcode: '321302',
    address: '江苏省宿迁市宿城区人民路1号',
    landmark: '汽车城内',
    coordinates: { system: 'GCJ-02', lat: 33.963, lng: 118.2752 },
    phone: '0527-0000000',
    hours: { weekday: { opens: '09:00', closes: '18:00' }, weekend: { opens: '09:00', closes: '18:00' } },
    calendar: [],
    abilities: ['test_drive', 'sales', 'delivery', 'maintenance'],
    testDriveModelIds: POPULAR,
    consultants: [
      { id: `${TEST_STORE_ID}-c1`, nameZh: '测试顾问', titleZh: SAMPLE_NAMING.consultantTitle, yearsHere: 1 },
    ],
    notes: ['这里给审核和培训用，约了不会有人联系您'],
    isTest: true,
  }
}
