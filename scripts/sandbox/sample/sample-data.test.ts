import { UpstreamModel, UpstreamPrice, UpstreamStock } from '@cheji/bff/core-platform/contract/catalogue'
import { UpstreamStore } from '@cheji/bff/core-platform/contract/stores'
import { Adcode, ColourId, ModelId, StoreId, TrimId } from '@cheji/shared/kernel/fields'
import { distanceM } from '@cheji/shared/kernel/geo'
import { areaList } from '@vant/area-data'
import { SAMPLE_PLACES } from '../../data/places'
import { depositFor, sampleModels, samplePrices, sampleStock } from './sample-catalogue'
import { withoutShift } from './offset'
import { TEST_STORE_ID, sampleStores } from './sample-stores'

const models = sampleModels()
const trims = models.flatMap((model) => model.trims)
const histories = samplePrices()
const stores = sampleStores()
const unique = (items: readonly string[]) => new Set(items).size === items.length

describe('models', () => {
  test('37 models with 104 trims hold to the contract and carry ids of their own', () => {
    expect(models).toHaveLength(37)
    expect(trims).toHaveLength(104)
    for (const model of models) expect(UpstreamModel.parse(model)).toEqual(model)
    expect(unique(models.map(({ id }) => ModelId.parse(id)))).toBe(true)
    expect(unique(trims.map(({ id }) => TrimId.parse(id)))).toBe(true)
    for (const { colours } of models) expect(unique(colours.map(({ id }) => ColourId.parse(id)))).toBe(true)
  })

  test('range, charging and size are plausible for the battery', () => {
    for (const trim of trims) {
      // CLTC: 7 to 15 kWh per 100 km.
      const kwhPer100Km = (trim.batteryKwh * 100) / trim.rangeCltcKm
      expect([trim.id, kwhPer100Km > 6.5 && kwhPer100Km < 15]).toEqual([trim.id, true])
      if (trim.acFullHours !== undefined && trim.acChargeKw !== undefined)
        expect([trim.id, trim.acFullHours * trim.acChargeKw > trim.batteryKwh * 0.8]).toEqual([trim.id, true])
      expect(trim.wheelbaseMm).toBeLessThan(trim.lengthMm)
      expect(trim.widthMm).toBeLessThan(trim.lengthMm)
    }
  })
})

describe('prices', () => {
  test('every trim has one to four versions in whole RMB, numbered from 1 and in order of days', () => {
    expect(histories.map(([first]) => first?.trimId).sort()).toEqual(trims.map(({ id }) => id).sort())
    for (const history of histories) {
      expect(history.length).toBeGreaterThanOrEqual(1)
      expect(history.length).toBeLessThanOrEqual(4)
      expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1))
      expect(history.map(({ since }) => since)).toEqual(history.map(({ since }) => since).toSorted())
      for (const price of history) {
        expect(UpstreamPrice.parse(price)).toEqual(price)
        expect(price.priceFen % 10_000).toBe(0)
        expect(price.priceFen).toBeGreaterThanOrEqual(2_500_000)
        expect(price.priceFen).toBeLessThanOrEqual(15_000_000)
      }
    }
    expect(new Set(histories.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]))
  })

  test('prices have fallen and risen, and the reason fits', () => {
    const steps = histories.flatMap((history) =>
      history.slice(1).map((price, index) => ({ price, before: history[index]?.priceFen ?? 0 })),
    )
    expect(steps.some(({ price, before }) => price.priceFen > before)).toBe(true)
    for (const { price, before } of steps)
      expect([price.reasonZh, /降|下调/.test(price.reasonZh)]).toEqual([price.reasonZh, price.priceFen < before])
  })

  test('a deposit is whole hundreds of RMB from 1,000 to 5,000 and at most a fifth of the price', () => {
    for (const { priceFen, depositFen } of histories.flat()) {
      expect(depositFen % 10_000).toBe(0)
      expect(depositFen).toBeGreaterThanOrEqual(100_000)
      expect(depositFen).toBeLessThanOrEqual(500_000)
      expect(depositFen * 5).toBeLessThanOrEqual(priceFen)
    }
    expect(depositFor(300_000)).toBe(60_000)
  })
})

test('stock: every trim in every colour, some here, some on the way, some neither', () => {
  const stock = sampleStock()
  const expected = models.flatMap(({ trims: own, colours }) =>
    own.flatMap(({ id }) => colours.map((colour) => `${id} ${colour.id}`)),
  )
  expect(stock.map(({ trimId, colourId }) => `${trimId} ${colourId}`)).toEqual(expected)
  for (const record of stock) expect(UpstreamStock.parse(record)).toEqual(record)
  expect(stock.some(({ inStock }) => inStock > 0)).toBe(true)
  expect(stock.some(({ inStock, incoming }) => inStock === 0 && incoming > 0)).toBe(true)
  expect(stock.some(({ inStock, incoming }) => inStock + incoming === 0)).toBe(true)
  for (const { inStock, incoming, aboutDays } of stock) expect(aboutDays === undefined).toBe(inStock + incoming === 0)
})

describe('stores', () => {
  test('at least 120 in at least 60 places, with ids and names of their own', () => {
    expect(stores.length).toBeGreaterThanOrEqual(120)
    expect(new Set(stores.map(({ adcode }) => adcode)).size).toBeGreaterThanOrEqual(60)
    for (const store of stores) expect(UpstreamStore.parse(store)).toEqual(store)
    expect(unique(stores.map(({ id }) => StoreId.parse(id)))).toBe(true)
    expect(unique(stores.map(({ nameZh }) => nameZh))).toBe(true)
    expect(new Set(stores.map(({ kind }) => kind))).toEqual(new Set(['store', 'point', 'van']))
  })

  test('each stands in a county that exists, near a sample place, and says so in its address', () => {
    for (const store of stores) {
      const county = areaList.county_list[Adcode.parse(store.adcode)]
      expect([store.id, store.address.includes(county ?? '?')]).toEqual([store.id, true])
      const nearest = Math.min(...SAMPLE_PLACES.map((place) => distanceM(place, store.coordinates)))
      expect([store.id, nearest < 12_000]).toEqual([store.id, true])
    }
  })

  test('some places have none, so that the nearest is elsewhere', () => {
    const counties = SAMPLE_PLACES.filter(({ level }) => level !== 'prefecture-level city')
    const empty = counties.filter(({ adcode }) => !stores.some((store) => store.adcode === adcode))
    expect(empty.length).toBeGreaterThan(3)
  })

  test('a few are kept in WGS-84, some hundred metres from where they would be in GCJ-02', () => {
    expect(stores.filter(({ coordinates }) => coordinates.system === 'WGS-84').length).toBeGreaterThan(3)
    const place = { lat: 33.963, lng: 118.2752 }
    const shift = distanceM(place, withoutShift(place))
    expect(shift).toBeGreaterThan(100)
    expect(shift).toBeLessThan(800)
  })

  test('no telephone can be dialled', () => {
    for (const { phone } of stores) expect(phone).toMatch(/^0\d{2,3}-0\d{6,7}$/)
  })

  test('test-drive cars: three to eight where one can drive, every model somewhere, popular ones in most', () => {
    const offering = new Map<string, number>()
    for (const { abilities, testDriveModelIds: cars, isTest } of stores) {
      expect(cars.length > 0).toBe(abilities.includes('test_drive'))
      if (cars.length > 0 && !isTest) {
        expect(cars.length).toBeGreaterThanOrEqual(3)
        expect(cars.length).toBeLessThanOrEqual(8)
        expect(unique(cars)).toBe(true)
      }
      for (const id of cars) offering.set(id, (offering.get(id) ?? 0) + 1)
    }
    for (const { id } of models) expect([id, (offering.get(id) ?? 0) >= 3]).toEqual([id, true])
    const drivable = stores.filter(({ abilities }) => abilities.includes('test_drive')).length
    expect((offering.get('byd-seagull') ?? 0) / drivable).toBeGreaterThan(0.5)
  })

  test('calendars are in order, without overlap, and know the Spring Festival', () => {
    for (const { calendar, isTest } of stores) {
      if (isTest) continue
      for (const [index, { from, to }] of calendar.entries()) {
        expect(from <= to).toBe(true)
        const next = calendar[index + 1]
        if (next) expect(to < next.from).toBe(true)
      }
      expect(calendar.some(({ from, to, hours }) => from <= '2027-02-06' && '2027-02-06' <= to && !hours)).toBe(true)
    }
  })

  test('who cannot hand cars over or mend batteries says where to go', () => {
    for (const { abilities, notes, isTest } of stores) {
      if (isTest) continue
      expect(notes.some((note) => note.startsWith('这里不交车'))).toBe(!abilities.includes('delivery'))
      expect(notes.some((note) => note.startsWith('这里不修电池'))).toBe(!abilities.includes('battery_repair'))
    }
  })

  test('one store is for review and training', () => {
    expect(stores.filter(({ isTest }) => isTest).map(({ id }) => id)).toEqual([TEST_STORE_ID])
  })
})
