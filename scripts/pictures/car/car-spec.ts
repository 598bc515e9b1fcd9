export const BODY_STYLES = [
  'micro-hatch-3d',
  'micro-hatch-5d',
  'boxy-mini',
  'small-hatch',
  'compact-hatch',
  'small-suv',
  'sedan',
] as const
export const WHEEL_STYLES = ['five', 'ten', 'twin', 'turbine', 'disc', 'steel', 'star', 'petal'] as const
export const LAMP_STYLES = ['round', 'oval', 'ring', 'slim', 'wedge', 'block', 'bar', 'split', 'halo', 'drop'] as const
export const TAIL_LAMP_STYLES = ['upright', 'blade', 'round', 'strip'] as const

export type BodyStyle = (typeof BODY_STYLES)[number]
export type WheelStyle = (typeof WHEEL_STYLES)[number]
export type LampStyle = (typeof LAMP_STYLES)[number]
export type TailLampStyle = (typeof TAIL_LAMP_STYLES)[number]

/** [station, height as a share of the car's, rounding mm, crown]; `crown` bulges the line that leaves it outward. */
type Landmark = readonly [station: number, height: number, roundingMm: number, crown: number]
export type OutlineName =
  'chin' | 'nose' | 'lip' | 'cowl' | 'header' | 'peak' | 'roofEnd' | 'deck' | 'tailBelt' | 'tail' | 'heel'

/**
 * The form of a body, independent of its size. Station 0–1 runs along the front overhang, 1–2 between the axles, 2–3 along the
 * rear overhang; heights are shares of the car's height.
 */
export interface BodyShape extends Record<Exclude<OutlineName, 'deck'>, Landmark> {
  /** The edge of a boot lid; hatchbacks have none. */
  deck?: Landmark
  rearDoors: boolean
  /** Millimetres across the tyre. */
  wheel: number
  /** Share of the overhangs that lies before the front axle. */
  front: number
  sill: number
  /** Height of the window sill, front and rear. */
  belt: readonly [number, number]
  /** Millimetres of roof above the side glass. */
  roofBand: number
  /** Millimetres from the windscreen to the side glass, below and above. */
  aPillar: readonly [number, number]
  /** Rear end of the side glass, from above to below: [station, height, rounding mm]. */
  glassRear: readonly (readonly [station: number, height: number | 'top' | 'belt', roundingMm: number])[]
  /** Dark bars, B pillar first: [station, mm wide, mm of lean]. */
  pillars: readonly (readonly [station: number, widthMm: number, leanMm: number])[]
  /** Three-door cars: station at which the door ends. */
  doorEnd?: number
  /** Millimetres of rear glass seen from the side, below and above. */
  rearScreen: readonly [number, number]
  /** Sharpness of the shoulder line, 0–1. */
  crease: number
  creaseLine: readonly [number, number]
  spoiler?: boolean
}

export interface CarDetails {
  roofRails?: boolean
  /** Unpainted sills and wheel arches. */
  cladding?: boolean
  /** Cladding cut straight above the wheels, as on small off-roaders. */
  squareArches?: boolean
  spoiler?: boolean
  chargePort?: 'front' | 'side'
  /** Handles that lie in the door's skin. */
  flushHandles?: boolean
  /** A dark panel that carries the side glass on to the tailgate, so that the roof seems to float. */
  floatingRoof?: boolean
  /** A box on the tailgate, where others carry the spare wheel. */
  tailBox?: boolean
}

export interface CarSpec {
  bodyStyle: BodyStyle
  lengthMm: number
  heightMm: number
  wheelbaseMm: number
  /** Over the tyre; the style has a default. */
  wheelDiameterMm?: number
  colourHex: string
  /** Two-tone: roof, pillars, mirror. */
  roofColourHex?: string
  wheelStyle?: WheelStyle
  lampStyle?: LampStyle
  /** Soft and upright headlamps go with an upright tail lamp, the others with a blade, unless named here. */
  tailLampStyle?: TailLampStyle
  details?: CarDetails
  /** `true`: all cars to one scale. `fit`: as large as the frame allows. */
  scale?: 'true' | 'fit'
  /** Overrides entries of the style's form: this is what tells one model from the next. Not checked. */
  shape?: Partial<BodyShape>
}

/**
 * Throws RangeError, naming the field, for an unknown style, an impossible dimension or a colour that is not #rrggbb:
 * specs come from catalogue data, and colours land in markup.
 */
export function checkSpec(spec: CarSpec): void {
  const demand = (isFine: boolean, field: keyof CarSpec) => {
    if (!isFine) throw new RangeError(`drawCar: bad ${field}`)
  }
  const isLength = (mm: number) => Number.isFinite(mm) && mm > 0 && mm < 10000
  const isColour = (hex: unknown) => typeof hex === 'string' && /^#[0-9a-f]{6}$/i.test(hex)
  const isOneOf = (list: readonly string[], value: string | undefined) => value === undefined || list.includes(value)
  demand(BODY_STYLES.includes(spec.bodyStyle), 'bodyStyle')
  demand(isLength(spec.lengthMm), 'lengthMm')
  demand(isLength(spec.heightMm), 'heightMm')
  demand(isLength(spec.wheelbaseMm) && spec.wheelbaseMm < spec.lengthMm, 'wheelbaseMm')
  demand(spec.wheelDiameterMm === undefined || isLength(spec.wheelDiameterMm), 'wheelDiameterMm')
  demand(isColour(spec.colourHex), 'colourHex')
  demand(spec.roofColourHex === undefined || isColour(spec.roofColourHex), 'roofColourHex')
  demand(isOneOf(WHEEL_STYLES, spec.wheelStyle), 'wheelStyle')
  demand(isOneOf(LAMP_STYLES, spec.lampStyle), 'lampStyle')
  demand(isOneOf(TAIL_LAMP_STYLES, spec.tailLampStyle), 'tailLampStyle')
}
