import { areaList } from '@vant/area-data'
import { SAMPLE_PLACES } from './places'

const known: Record<string, string> = { ...areaList.city_list, ...areaList.county_list }

it('has places enough for the sample stores, each once', () => {
  expect(SAMPLE_PLACES.length).toBeGreaterThanOrEqual(60)
  expect(new Set(SAMPLE_PLACES.map(({ adcode }) => adcode)).size).toBe(SAMPLE_PLACES.length)
})

it.each(SAMPLE_PLACES.map((place) => [place.nameZh, place] as const))('%s is where its code says', (_, place) => {
  expect(known[place.adcode]).toBe(place.nameZh)
  expect(areaList.province_list[`${place.adcode.slice(0, 2)}0000`]).toBe(place.province)
  expect(place.adcode.endsWith('00')).toBe(place.level === 'prefecture-level city')
  if (place.level === 'prefecture-level city') expect(place.prefecture).toBe(place.nameZh)
})

it('lies inside mainland China', () => {
  for (const { nameZh, lat, lng } of SAMPLE_PLACES) {
    expect([nameZh, lat > 18 && lat < 53.6 && lng > 73.4 && lng < 135.1]).toEqual([nameZh, true])
  }
})

it('keeps places apart: no two share a point', () => {
  expect(new Set(SAMPLE_PLACES.map(({ lat, lng }) => `${lat},${lng}`)).size).toBe(SAMPLE_PLACES.length)
})
