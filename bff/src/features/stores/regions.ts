import { areaList } from '@vant/area-data'
import { pinyin } from 'pinyin-pro'
import type { County, PrefectureRow, ProvinceRow } from '@cheji/shared/stores/stores.contract'

/** What can be said of a county that does not change while the process runs. */
export type CountyName = Pick<County, 'adcode' | 'name' | 'pinyin' | 'initials' | 'prefectureName' | 'provinceName'> & {
  /** Every spelling that finds it: full pinyin and initials in each reading, upper parts left out. */
  readonly spellings: readonly string[]
}

export interface Regions {
  readonly provinces: readonly Pick<ProvinceRow, 'adcode' | 'name' | 'pinyin' | 'initials'>[]
  /** Prefectures of a province in the official order, each with its counties; undefined for an unknown code. */
  prefecturesOf(
    provinceAdcode: string,
  ): readonly (Omit<PrefectureRow, 'counties'> & { counties: readonly CountyName[] })[] | undefined
  county(adcode: string): CountyName | undefined
  /** Best matches first, at most `limit`. Takes Chinese, pinyin and initials. */
  search(words: string, limit: number): readonly CountyName[]
}

/** Divisions that the business does not reach: Taiwan, Hong Kong, Macau. */
const LEFT_OUT = new Set(['71', '81', '82'])
const SUFFIX = /(自治县|自治旗|林区|新区|县|市|区|旗)$/

/**
 * Reads the country's divisions (GB/T 2260, from @vant/area-data) and spells their names. Takes a few hundred
 * milliseconds of processor time, so it gives way to requests after every province.
 */
export const loadRegions = async (): Promise<Regions> => {
  const counties = new Map<string, CountyName>()
  const byProvince = new Map<string, (Omit<PrefectureRow, 'counties'> & { counties: CountyName[] })[]>()
  const provinces: Pick<ProvinceRow, 'adcode' | 'name' | 'pinyin' | 'initials'>[] = []

  for (const [provinceAdcode, provinceName] of Object.entries(areaList.province_list)) {
    if (LEFT_OUT.has(provinceAdcode.slice(0, 2))) continue
    provinces.push({ adcode: provinceAdcode, name: provinceName, ...spell(provinceName) })
    byProvince.set(provinceAdcode, prefecturesWithin(provinceAdcode, provinceName, counties))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const all = [...counties.values()]
  return {
    provinces,
    prefecturesOf: (adcode) => byProvince.get(adcode),
    county: (adcode) => counties.get(adcode),
    search: (words, limit) => searchIn(all, words, limit),
  }
}

/** 江苏宿迁 · 沭阳县: province and prefecture without their suffixes, then the county. */
export const regionNameOf = ({ provinceName, prefectureName, name }: CountyName): string => {
  const province = provinceName.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
  const prefecture = prefectureName.replace(/(市|地区|盟)$/, '')
  const upper = prefecture === province || /直辖|^县$/.test(prefectureName) ? province : province + prefecture
  return `${upper} · ${name}`
}

const prefecturesWithin = (provinceAdcode: string, provinceName: string, counties: Map<string, CountyName>) => {
  const codes = Object.entries(areaList.county_list).filter(([code]) => code.startsWith(provinceAdcode.slice(0, 2)))
  return Object.entries(areaList.city_list)
    .filter(([code]) => code.startsWith(provinceAdcode.slice(0, 2)))
    .map(([prefectureAdcode, prefectureName]) => ({
      adcode: prefectureAdcode,
      name: prefectureName,
      counties: codes
        .filter(([code]) => code.startsWith(prefectureAdcode.slice(0, 4)))
        .map(([adcode, name]) => {
          const county = { adcode, name, prefectureName, provinceName, ...spell(name), spellings: spellingsOf(name) }
          counties.set(adcode, county)
          return county
        }),
    }))
}

const syllables = (name: string, mode: 'normal' | 'surname'): string[] =>
  pinyin(name, { toneType: 'none', type: 'array', mode, v: true })

const spell = (name: string): { pinyin: string; initials: string } => {
  const parts = syllables(name, 'surname')
  return { pinyin: parts.join(''), initials: parts.map((part) => part.charAt(0)).join('') }
}

/** Place names keep old readings that dictionaries miss now and then (单县 shan), so both readings find them. */
const spellingsOf = (name: string): string[] => {
  const found = new Set<string>()
  for (const form of [name, name.replace(SUFFIX, '')])
    for (const mode of ['normal', 'surname'] as const) {
      const parts = syllables(form, mode)
      found.add(parts.join(''))
      found.add(parts.map((part) => part.charAt(0)).join(''))
    }
  return [...found]
}

const searchIn = (all: readonly CountyName[], words: string, limit: number): readonly CountyName[] => {
  const text = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·'’-]/g, '')
  if (text === '') return []
  const scored: { county: CountyName; score: number }[] = []
  for (const county of all) {
    const score = scoreOf(county, text)
    if (score > 0) scored.push({ county, score })
  }
  return scored
    .sort((a, b) => b.score - a.score || a.county.adcode.localeCompare(b.county.adcode))
    .slice(0, limit)
    .map(({ county }) => county)
}

/** 4 the whole name · 3 its beginning · 2 within it, or a whole upper name · 1 an upper name's beginning; 0 no match. */
const scoreOf = (county: CountyName, text: string): number => {
  const bare = county.name.replace(SUFFIX, '')
  if (county.name === text || bare === text || county.spellings.includes(text)) return 4
  if (county.name.startsWith(text) || (text.length > 1 && county.spellings.some((one) => one.startsWith(text))))
    return 3
  if (county.name.includes(text)) return 2
  if (county.prefectureName.startsWith(text) || `${county.prefectureName}${county.name}`.startsWith(text)) return 1
  return 0
}
