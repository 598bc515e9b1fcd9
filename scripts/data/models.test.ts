import { SAMPLE_MODELS, SAMPLE_MODELS_AS_OF } from './models'

const trims = SAMPLE_MODELS.flatMap((model) => model.trims.map((trim) => ({ model, trim })))
const asOfYear = Number(SAMPLE_MODELS_AS_OF.slice(0, 4))

/** Length in millimetres: what people in a county call 微型, 小型 and 紧凑型. */
const LENGTH_OF_CLASS = { 微型: [2500, 3700], 小型: [3700, 4350], 紧凑型: [4200, 4900] } as const

it('holds the whole sample catalogue', () => {
  expect(SAMPLE_MODELS).toHaveLength(37)
  expect(trims).toHaveLength(104)
})

it('gives every model, trim and colour an id of its own', () => {
  const ids = [...SAMPLE_MODELS.map((model) => model.id), ...trims.map(({ trim }) => trim.id)]
  expect(new Set(ids).size).toBe(ids.length)
  for (const { colours } of SAMPLE_MODELS) expect(new Set(colours.map(({ id }) => id)).size).toBe(colours.length)
})

it('names every trim after its model', () => {
  for (const { model, trim } of trims) expect(trim.id.startsWith(`${model.id}-`)).toBe(true)
})

it.each(SAMPLE_MODELS.map((model) => [model.id, model] as const))('%s is a car one could meet', (_, model) => {
  expect(model.colours.length).toBeGreaterThan(0)
  expect(model.knownDrawbacks.length).toBeGreaterThan(0)
  expect(model.launchedYear).toBeLessThanOrEqual(model.modelYear)
  expect(model.modelYear).toBeLessThanOrEqual(asOfYear + 1)
  const [shortest, longest] = LENGTH_OF_CLASS[model.sizeClass]
  for (const trim of model.trims) {
    expect(trim.lengthMm).toBeGreaterThanOrEqual(shortest)
    expect(trim.lengthMm).toBeLessThanOrEqual(longest)
    expect(trim.wheelbaseMm / trim.lengthMm).toBeGreaterThan(0.55)
    expect(trim.wheelbaseMm / trim.lengthMm).toBeLessThan(0.7)
    expect(trim.heightMm / trim.widthMm).toBeGreaterThan(0.7)
    expect(trim.heightMm / trim.widthMm).toBeLessThan(1.12)
  }
})

it.each(trims.map(({ trim }) => [trim.id, trim] as const))(
  '%s has a price, range and battery that agree',
  (_, trim) => {
    expect(Number.isSafeInteger(trim.guidePriceFen)).toBe(true)
    expect(trim.guidePriceFen).toBeGreaterThanOrEqual(20_000_00)
    expect(trim.guidePriceFen).toBeLessThanOrEqual(150_000_00)
    expect(trim.guidePriceFen % 100_00).toBe(0)
    expect(trim.priceYear).toBeLessThanOrEqual(asOfYear)

    // A light car with a small battery reaches 13 km a kWh on the test cycle, a square one of 1.8 t still 7.5.
    const kmPerKwh = trim.rangeCltcKm / trim.batteryKwh
    expect(kmPerKwh).toBeGreaterThan(7)
    expect(kmPerKwh).toBeLessThan(13)
    expect(trim.batteryKwh).toBeGreaterThan(8)
    expect(trim.batteryKwh).toBeLessThan(80)

    if (!trim.fastCharge.supported) expect(trim.fastCharge).toEqual({ supported: false })
    expect(trim.warrantyBattery.years).toBeGreaterThanOrEqual(trim.warrantyVehicle.years)
  },
)

it('charges at home in the hours that battery and charger allow', () => {
  for (const { trim } of trims) {
    if (trim.acChargeKw === undefined || trim.acFullHours === undefined) continue
    const quickestHours = trim.batteryKwh / trim.acChargeKw
    expect([trim.id, trim.acFullHours >= quickestHours * 0.85]).toEqual([trim.id, true])
    expect([trim.id, trim.acFullHours <= quickestHours * 2]).toEqual([trim.id, true])
  }
})
