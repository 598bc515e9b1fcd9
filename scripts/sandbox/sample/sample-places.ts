import { areaList } from '@vant/area-data'
import { type SamplePlace, SAMPLE_PLACES } from '../../data/places'

/** A county, county-level city or city district in which sample stores stand. */
export interface Locality {
  readonly adcode: string
  /** 河南省商丘市梁园区 */
  readonly fullName: string
  readonly place: SamplePlace
}

/** Every ninth place has no store, so that "none here, the nearest is 40 km away" is true somewhere. */
const EMPTY_EVERY = 9

/** The sample places that have stores. */
export const PLACES_WITH_STORES: readonly SamplePlace[] = SAMPLE_PLACES.filter(
  (_, index) => index % EMPTY_EVERY !== EMPTY_EVERY - 1,
)

const counties = Object.entries(areaList.county_list)
const NOT_A_COUNTY_GOVERNMENT = /(开发区|管理区|高新区)$/

/** Where the `index`-th store of a place stands: the county itself, or one district after another of a city. */
export function localityOf(place: SamplePlace, index: number): Locality {
  const above = place.prefecture.startsWith('省直辖') ? place.province : place.province + place.prefecture
  if (place.level !== 'prefecture-level city')
    return { adcode: place.adcode, fullName: above.replace(/^重庆市重庆市/, '重庆市') + place.nameZh, place }
  const inside = counties.filter(
    ([adcode, name]) => adcode.startsWith(place.adcode.slice(0, 4)) && !NOT_A_COUNTY_GOVERNMENT.test(name),
  )
  const districts = inside.filter(([, name]) => name.endsWith('区'))
  const candidates = districts.length > 0 ? districts : inside
  const [adcode, name] = candidates[index % candidates.length] ?? [place.adcode, '']
  return { adcode, fullName: above + name, place }
}

/** How stores call the place: 沭阳, 威宁; one-character names keep their last word (曹县). */
export function shortName({ nameZh, level }: SamplePlace): string {
  const bare =
    level === 'autonomous county'
      ? nameZh.replace(/([^族]{2,3}?)(\p{Script=Han}{1,3}族)+自治县$/u, '$1')
      : nameZh.replace(/[市县]$/, '')
  return bare.length === 1 ? nameZh : bare
}
