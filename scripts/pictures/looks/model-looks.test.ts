import { SAMPLE_MODELS } from '../../data/models'
import { drawCar } from '../car/draw-car'
import { layOut } from '../car/layout'
import { path } from '../car/svg-text'
import { carSpecOf, MODEL_LOOKS, tyreDiameterMm } from './model-looks'

const firstColour = (model: (typeof SAMPLE_MODELS)[number]) => model.colours[0]?.id ?? ''

it('gives every model a look, and no look to a model that is not there', () => {
  expect(Object.keys(MODEL_LOOKS).sort()).toEqual(SAMPLE_MODELS.map(({ id }) => id).sort())
})

it('names two-tone roofs only for colours the model is sold in', () => {
  for (const { id, colours } of SAMPLE_MODELS) {
    const known = ['other', ...colours.map((colour) => colour.id)]
    expect([id, Object.keys(MODEL_LOOKS[id]?.roof ?? {}).filter((colour) => !known.includes(colour))]).toEqual([id, []])
  }
})

it('draws rear doors on the cars that have them, and only on those', () => {
  for (const model of SAMPLE_MODELS) {
    expect([model.id, layOut(carSpecOf(model, firstColour(model))).form.rearDoors]).toEqual([model.id, model.doors > 3])
  }
})

it('tells every model from every other by its form alone, also at one size', () => {
  const silhouettes = SAMPLE_MODELS.map((model) => {
    const size = { lengthMm: 4000, heightMm: 1600, wheelbaseMm: 2600, wheelDiameterMm: 640 }
    const car = layOut({ ...carSpecOf(model, firstColour(model)), ...size })
    return path(car.outline) + car.glass.path
  })
  expect(new Set(silhouettes).size).toBe(SAMPLE_MODELS.length)
})

it('stays within 12 kB of SVG for every model in every colour', () => {
  for (const model of SAMPLE_MODELS) {
    for (const { id } of model.colours) expect(drawCar(carSpecOf(model, id)).length).toBeLessThanOrEqual(12_288)
  }
})

it('draws wheels at the size of the tyres', () => {
  expect(tyreDiameterMm('145/70 R12')).toBeCloseTo(507.8)
  expect(tyreDiameterMm('215/50 R18')).toBeCloseTo(672.2)
  expect(() => tyreDiameterMm('big')).toThrow(RangeError)
})

it('refuses what it cannot draw', () => {
  const [model] = SAMPLE_MODELS
  if (!model) throw new Error('no sample model')
  expect(() => carSpecOf(model, 'ultraviolet')).toThrow(RangeError)
  expect(() => carSpecOf({ ...model, id: 'unknown' }, firstColour(model))).toThrow(RangeError)
  expect(() => carSpecOf({ ...model, trims: [] }, firstColour(model))).toThrow(RangeError)
})
