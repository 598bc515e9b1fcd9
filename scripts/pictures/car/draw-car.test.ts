import fc from 'fast-check'
import { sample } from './curves'
import { drawCar, FRAME } from './draw-car'
import { layOut } from './layout'
import type { CarSpec } from './car-spec'
import { BODY_STYLES, LAMP_STYLES, TAIL_LAMP_STYLES, WHEEL_STYLES } from './car-spec'

const CAR: CarSpec = {
  bodyStyle: 'small-hatch',
  lengthMm: 3780,
  heightMm: 1540,
  wheelbaseMm: 2500,
  colourHex: '#D9E86A',
}

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
const mm = (min: number, max: number) => fc.integer({ min, max })
const anyCar: fc.Arbitrary<CarSpec> = fc
  .record({
    lengthMm: mm(2500, 5000),
    heightMm: mm(1400, 1800),
    share: fc.double({ min: 0.55, max: 0.69, noNaN: true }),
  })
  .chain(({ lengthMm, heightMm, share }) =>
    fc.record({
      bodyStyle: fc.constantFrom(...BODY_STYLES),
      lengthMm: fc.constant(lengthMm),
      heightMm: fc.constant(heightMm),
      wheelbaseMm: fc.constant(Math.round(lengthMm * share)),
      colourHex: hex,
      roofColourHex: hex,
      wheelStyle: fc.constantFrom(...WHEEL_STYLES),
      lampStyle: fc.constantFrom(...LAMP_STYLES),
      tailLampStyle: fc.constantFrom(...TAIL_LAMP_STYLES),
      details: fc.record({
        roofRails: fc.boolean(),
        cladding: fc.boolean(),
        squareArches: fc.boolean(),
        spoiler: fc.boolean(),
        chargePort: fc.constantFrom('front', 'side'),
        flushHandles: fc.boolean(),
        floatingRoof: fc.boolean(),
        tailBox: fc.boolean(),
      }),
    }),
  )

it('draws any plausible car as sound, small markup', () => {
  fc.assert(
    fc.property(anyCar, (spec) => {
      const svg = drawCar(spec)
      expect(svg.length).toBeLessThanOrEqual(12_288)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, id] of svg.matchAll(/(?:url\(|href=")#([^)"]+)/g)) expect(ids).toContain(id)
    }),
    { numRuns: 60 },
  )
})

it('measures exactly what the specification says', () => {
  fc.assert(
    fc.property(anyCar, (spec) => {
      const car = layOut(spec)
      const points = sample(car.outline)
      const xs = points.map(([x]) => x)
      expect(Math.min(...xs)).toBeCloseTo(0, 3)
      expect(Math.max(...xs)).toBeCloseTo(spec.lengthMm, 3)
      expect(Math.max(...points.map(([, y]) => y))).toBeCloseTo(spec.heightMm, 3)
      expect(car.rearAxleX - car.frontAxleX).toBeCloseTo(spec.wheelbaseMm, 6)
    }),
    { numRuns: 60 },
  )
})

it('draws every car to one scale unless it is to fill the frame', () => {
  const scaleOf = (spec: CarSpec) => Number(/scale\(([\d.]+)\)/.exec(drawCar(spec))?.[1])
  const long: CarSpec = { ...CAR, bodyStyle: 'sedan', lengthMm: 4835, heightMm: 1515, wheelbaseMm: 2800 }
  expect(scaleOf(CAR)).toBeCloseTo(FRAME.pxPerMm, 4)
  expect(scaleOf(long)).toBe(scaleOf(CAR))
  expect(scaleOf({ ...CAR, scale: 'fit' })).toBeGreaterThan(scaleOf(CAR))
})

it('gives the same text for the same car, and ids of their own to two cars on a page', () => {
  expect(drawCar(CAR)).toBe(drawCar({ ...CAR }))
  const idOf = (spec: CarSpec) => / id="(c\w+)o"/.exec(drawCar(spec))?.[1]
  expect(idOf(CAR)).not.toBe(idOf({ ...CAR, colourHex: '#F0B7C1' }))
})

describe('bad input', () => {
  const bad: [keyof CarSpec, fc.Arbitrary<unknown>][] = [
    ['bodyStyle', fc.string().filter((text) => !BODY_STYLES.some((style) => style === text))],
    [
      'lengthMm',
      fc.oneof(fc.constant(NaN), fc.constant(Infinity), fc.double({ max: 0, noNaN: true }), mm(10_000, 99_999)),
    ],
    ['heightMm', fc.oneof(fc.constant(NaN), fc.double({ max: 0, noNaN: true }), mm(10_000, 99_999))],
    ['wheelbaseMm', fc.oneof(fc.constant(NaN), fc.double({ max: 0, noNaN: true }), mm(3780, 9999))],
    ['wheelDiameterMm', fc.oneof(fc.constant(NaN), fc.double({ max: 0, noNaN: true }))],
    ['colourHex', fc.string().filter((text) => !/^#[0-9a-f]{6}$/i.test(text))],
    ['roofColourHex', fc.oneof(fc.constantFrom('', 'red', '#fff', '"/><script>'), fc.string({ maxLength: 6 }))],
    ['wheelStyle', fc.constantFrom('', 'wire', 'constructor')],
    ['lampStyle', fc.constantFrom('', 'laser', '__proto__')],
    ['tailLampStyle', fc.constantFrom('', 'laser')],
  ]

  it.each(bad)('%s is refused by name', (field, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const draw = () => drawCar({ ...CAR, [field]: value })
        expect(draw).toThrow(RangeError)
        expect(draw).toThrow(field)
      }),
    )
  })
})
