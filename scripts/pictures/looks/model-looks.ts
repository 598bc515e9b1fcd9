import type { CarSpec } from '../car/car-spec'
import type { SampleModel } from '../../data/models'
import { COMPACT_LOOKS } from './compact-looks'
import { CROSSOVER_LOOKS } from './crossover-looks'
import type { ModelLook } from './look'
import { MICRO_LOOKS } from './micro-looks'
import { SEDAN_LOOKS } from './sedan-looks'
import { SMALL_LOOKS } from './small-looks'

/** How every model of the catalogue is drawn, by its id. */
export const MODEL_LOOKS: Readonly<Record<string, ModelLook>> = {
  ...MICRO_LOOKS,
  ...SMALL_LOOKS,
  ...COMPACT_LOOKS,
  ...CROSSOVER_LOOKS,
  ...SEDAN_LOOKS,
}

/** What of a model decides its drawing. */
export type DrawnModel = Pick<SampleModel, 'id' | 'colours' | 'trims'>

/**
 * The drawing of a model in one of its colours, to the size its specification gives.
 * Throws RangeError for a model without a look and for a colour it is not sold in.
 */
export function carSpecOf(model: DrawnModel, colourId: string): CarSpec {
  const look = MODEL_LOOKS[model.id]
  if (!look) throw new RangeError(`carSpecOf: no look for model ${model.id}`)
  const colour = model.colours.find(({ id }) => id === colourId)
  if (!colour) throw new RangeError(`carSpecOf: ${model.id} is not sold in ${colourId}`)
  const trim = model.trims[0]
  if (!trim) throw new RangeError(`carSpecOf: ${model.id} has no trim`)
  const { bodyStyle, wheelStyle, lampStyle, tailLampStyle, details, shape } = look
  const roofColourHex = look.roof?.[colourId] ?? look.roof?.other
  return {
    bodyStyle,
    lengthMm: trim.lengthMm,
    heightMm: trim.heightMm,
    wheelbaseMm: trim.wheelbaseMm,
    wheelDiameterMm: tyreDiameterMm(trim.tyreSize),
    colourHex: colour.hex,
    ...(roofColourHex !== undefined && { roofColourHex }),
    wheelStyle,
    lampStyle,
    ...(tailLampStyle !== undefined && { tailLampStyle }),
    details,
    shape,
  }
}

/** Millimetres over a tyre named as in 185/60 R15: width, height in percent of it, rim in inches. Throws RangeError on anything else. */
export function tyreDiameterMm(tyreSize: string): number {
  const [, width, percent, inches] = /^(\d{3})\/(\d{2}) ?R(\d{2})$/.exec(tyreSize) ?? []
  if (!width || !percent || !inches) throw new RangeError(`tyreDiameterMm: bad tyre size ${tyreSize}`)
  return Number(inches) * 25.4 + (2 * Number(width) * Number(percent)) / 100
}
