import { areaList } from '@vant/area-data'
import { pinyin } from 'pinyin-pro'
import type { County, PrefectureRow, ProvinceRow } from '@cheji/shared/stores/stores.contract'

/** A county by its official names. */
export type CountyName = Pick<County, 'adcode' | 'name' | 'prefectureName' | 'provinceName'>

interface Spelling {
  readonly pinyin: string
  readonly initials: string
  /** Every spelling that finds it: full pinyin and initials in each reading, with and without its suffix. */
  readonly all: readonly string[]
}
export type SpelledCounty = CountyName & Pick<Spelling, 'pinyin' | 'initials'>

export interface Regions {
  readonly provinces: readonly Pick<ProvinceRow, 'adcode' | 'name' | 'pinyin' | 'initials'>[]
  county(adcode: string): CountyName | undefined
  spelledCounty(adcode: string): SpelledCounty | undefined
  /** Prefectures of a province in the official order, each with its counties; undefined for an unknown code. */
  prefecturesOf(
    provinceAdcode: string,
  ): readonly (Omit<PrefectureRow, 'counties'> & { counties: readonly SpelledCounty[] })[] | undefined
  /** Best matches first, at most `limit`. Takes Chinese, pinyin and initials. */
  search(words: string, limit: number): Promise<readonly SpelledCounty[]>
}

/** Divisions that the business does not reach: Taiwan, Hong Kong, Macau. */
const LEFT_OUT = new Set(['71', '81', '82'])
const SUFFIX = /(自治县|自治旗|林区|新区|县|市|区|旗)$/

/**
 * The country's divisions (GB/T 2260, from @vant/area-data). Names are there at once; spelling them all takes most of a second
 * of processor time, so that is done when somebody first searches, province by province, giving way to other requests.
 */
export const createRegions = (): Regions => {
  const provinceNames = Object.entries(areaList.province_list).filter(([code]) => !LEFT_OUT.has(code.slice(0, 2)))
  const counties = new Map(
    provinceNames.flatMap(([code, name]) => countiesOf(code, name)).map((one) => [one.adcode, one]),
  )
  const spellings = new Map<string, Spelling>()
  const spelled = (county: CountyName): SpelledCounty & { all: readonly string[] } => {
    const known = spellings.get(county.adcode) ?? spell(county.name)
    spellings.set(county.adcode, known)
    return { ...county, ...known }
  }

  let spellingAll: Promise<readonly (SpelledCounty & { all: readonly string[] })[]> | undefined
  const spellAll = async () => {
    const all = []
    for (const [code] of provinceNames) {
      for (const county of counties.values()) if (county.adcode.startsWith(code.slice(0, 2))) all.push(spelled(county))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return all
  }

  return {
    provinces: provinceNames.map(([adcode, name]) => {
      const { pinyin, initials } = spell(name)
      return { adcode, name, pinyin, initials }
    }),
    county: (adcode) => counties.get(adcode),
    spelledCounty(adcode) {
      const county = counties.get(adcode)
      return county && spelled(county)
    },
    prefecturesOf: (code) =>
      provinceNames.some(([province]) => province === code)
        ? prefecturesWithin(code).map(([adcode, name]) => ({
            adcode,
            name,
            counties: [...counties.values()].filter((one) => one.adcode.startsWith(adcode.slice(0, 4))).map(spelled),
          }))
        : undefined,
    search: async (words, limit) => searchIn(await (spellingAll ??= spellAll()), words, limit),
  }
}

/** 江苏宿迁 · 沭阳县: province and prefecture without their suffixes, then the county. */
export const regionNameOf = ({ provinceName, prefectureName, name }: CountyName): string => {
  const province = provinceName.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
  const prefecture = prefectureName.replace(/(市|地区|盟)$/, '')
  const upper = prefecture === province || /直辖|^县$/.test(prefectureName) ? province : province + prefecture
  return `${upper} · ${name}`
}

const prefecturesWithin = (provinceAdcode: string): [string, string][] =>
  Object.entries(areaList.city_list).filter(([code]) => code.startsWith(provinceAdcode.slice(0, 2)))

/** Made once: the table has three thousand entries. */
const COUNTIES = Object.entries(areaList.county_list)

const countiesOf = (provinceAdcode: string, provinceName: string): CountyName[] =>
  prefecturesWithin(provinceAdcode).flatMap(([prefectureAdcode, prefectureName]) =>
    COUNTIES.filter(([code]) => code.startsWith(prefectureAdcode.slice(0, 4))).map(([adcode, name]) => ({
      adcode,
      name,
      prefectureName,
      provinceName,
    })),
  )

/** Place names keep old readings that dictionaries miss now and then (单县 shan), so both readings find them. */
const spell = (name: string): Spelling => {
  const suffixLength = SUFFIX.exec(name)?.[0].length ?? 0
  const readings = (['surname', 'normal'] as const).map((mode) =>
    pinyin(name, { toneType: 'none', type: 'array', mode, v: true }),
  )
  const forms = readings.flatMap((syllables) => [syllables, syllables.slice(0, syllables.length - suffixLength)])
  const [first = []] = readings
  return {
    pinyin: first.join(''),
    initials: initialsOf(first),
    all: [...new Set(forms.flatMap((syllables) => [syllables.join(''), initialsOf(syllables)]))],
  }
}

const initialsOf = (syllables: readonly string[]): string => syllables.map((one) => one.charAt(0)).join('')

const searchIn = (
  all: readonly (SpelledCounty & { all: readonly string[] })[],
  words: string,
  limit: number,
): readonly SpelledCounty[] => {
  const text = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·'’-]/g, '')
  if (text === '') return []
  return all
    .map((county) => ({ county, score: scoreOf(county, text) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.county.adcode.localeCompare(b.county.adcode))
    .slice(0, limit)
    .map(({ county }) => county)
}

/** 4 the whole name · 3 its beginning · 2 within it · 1 an upper name's beginning; 0 no match. */
const scoreOf = (county: SpelledCounty & { all: readonly string[] }, text: string): number => {
  const { name, prefectureName, all } = county
  if (name === text || name.replace(SUFFIX, '') === text || all.includes(text)) return 4
  if (name.startsWith(text) || (text.length > 1 && all.some((one) => one.startsWith(text)))) return 3
  if (name.includes(text)) return 2
  return prefectureName.startsWith(text) || `${prefectureName}${name}`.startsWith(text) ? 1 : 0
}
