import { createRegions, regionNameOf } from './regions'

describe('administrative divisions', () => {
  const regions = createRegions()

  test('31 provinces, every county under one prefecture', () => {
    expect(regions.provinces).toHaveLength(31)
    const codes = regions.provinces.flatMap(({ adcode }) =>
      (regions.prefecturesOf(adcode) ?? []).flatMap((prefecture) => prefecture.counties.map((county) => county.adcode)),
    )
    expect(codes.length).toBeGreaterThan(2_800)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test.each([
    ['沭阳', '沭阳县'],
    ['shuyang', '沭阳县'],
    ['SHUYANG', '沭阳县'],
    ['sy', '沭阳县'],
    ['曹县', '曹县'],
    ['shanxian', '单县'],
    ['luyi', '鹿邑县'],
    ['yongcheng', '永城市'],
  ])('%s finds %s', async (words, name) => {
    expect((await regions.search(words, 100)).map((county) => county.name)).toContain(name)
  })

  test('a whole name comes before a beginning', async () => {
    expect((await regions.search('shuyang', 3))[0]?.name).toBe('沭阳县')
    expect((await regions.search('曹县', 3))[0]?.name).toBe('曹县')
  })

  test('nothing found, hostile text', async () => {
    expect(await regions.search('$where', 5)).toEqual([])
    expect(await regions.search('  ', 5)).toEqual([])
  })

  test('names with their upper divisions', () => {
    const name = (adcode: string): string => {
      const county = regions.county(adcode)
      return county ? regionNameOf(county) : ''
    }
    expect(name('321322')).toBe('江苏宿迁 · 沭阳县')
    expect(name('110101')).toBe('北京 · 东城区')
  })
})
