import { BODY_SHAPES } from './body-shapes'
import type { Corner, Curve, Point } from './curves'
import { contour, crossings, sample } from './curves'
import type { Tones } from './paint'
import { tones } from './paint'
import type { SideGlass } from './side-glass'
import { sideGlass } from './side-glass'
import type { BodyShape, CarDetails, CarSpec, OutlineName } from './car-spec'

const OUTLINE = [
  'chin',
  'nose',
  'lip',
  'cowl',
  'header',
  'peak',
  'roofEnd',
  'deck',
  'tailBelt',
  'tail',
  'heel',
] as const satisfies readonly OutlineName[]

/** A car laid out in millimetres, before it is drawn. */
export interface CarFrame {
  form: BodyShape
  lengthMm: number
  heightMm: number
  /** Where the axles are. */
  frontAxleX: number
  rearAxleX: number
  sillY: number
  /** Where the outline's landmarks came to lie. */
  mark: Record<Exclude<OutlineName, 'deck'>, Point> & { deck?: Point }
  /** x at a station 0–3. */
  station: (s: number) => number
  /** Height of the roof or bonnet at x. */
  topY: (x: number) => number
}

export interface Car extends CarFrame {
  spec: CarSpec
  details: CarDetails
  /** Prefix of the drawing's ids, so that several cars may share a page. */
  id: string
  paint: Tones
  roof: Tones
  outline: Curve[]
  /** Radii of tyre and wheel arch, and half the arch's width at the sill. */
  tyreR: number
  archR: number
  archHalf: number
  glass: SideGlass
  /** x of nose and tail at height y. */
  frontX: (y: number) => number
  rearX: (y: number) => number
}

/** Turns a spec into geometry. The outline measures exactly lengthMm × heightMm, with the axles wheelbaseMm apart. */
export function layOut(spec: CarSpec): Car {
  const form: BodyShape = { ...BODY_SHAPES[spec.bodyStyle], ...spec.shape }
  const { lengthMm, heightMm } = spec
  const frontAxleX = (lengthMm - spec.wheelbaseMm) * form.front
  const rearAxleX = frontAxleX + spec.wheelbaseMm
  const station = (s: number) => {
    if (s <= 1) return s * frontAxleX
    if (s <= 2) return frontAxleX + (s - 1) * (rearAxleX - frontAxleX)
    return rearAxleX + (s - 2) * (lengthMm - rearAxleX)
  }

  const { outline, stretch } = outlineOf(form, { lengthMm, heightMm, frontAxleX, rearAxleX, station })
  const edge = sample(outline)
  const place = ([s, h]: readonly [number, number, ...unknown[]]): Point => stretch([station(s), h * heightMm])
  const mark = {
    chin: place(form.chin),
    nose: place(form.nose),
    lip: place(form.lip),
    cowl: place(form.cowl),
    header: place(form.header),
    peak: place(form.peak),
    roofEnd: place(form.roofEnd),
    ...(form.deck && { deck: place(form.deck) }),
    tailBelt: place(form.tailBelt),
    tail: place(form.tail),
    heel: place(form.heel),
  }

  const details = spec.details ?? {}
  const tyreR = (spec.wheelDiameterMm ?? form.wheel) / 2
  const archR = tyreR + (details.cladding ? 44 : 34)
  const sillY = form.sill * heightMm
  const frame: CarFrame = {
    form,
    lengthMm,
    heightMm,
    frontAxleX,
    rearAxleX,
    sillY,
    mark,
    station,
    topY: (x) => Math.max(0, ...crossings(edge, x, 0)),
  }
  return {
    ...frame,
    spec,
    details,
    id: `c${hashOf(JSON.stringify(spec))}`,
    paint: tones(spec.colourHex),
    roof: tones(spec.roofColourHex ?? spec.colourHex),
    outline,
    tyreR,
    archR,
    archHalf: Math.sqrt(archR ** 2 - (tyreR - sillY) ** 2),
    glass: sideGlass(frame),
    frontX: (y) => Math.min(lengthMm, ...crossings(edge, y, 1)),
    rearX: (y) => Math.max(0, ...crossings(edge, y, 1)),
  }
}

type Measures = Pick<CarFrame, 'lengthMm' | 'heightMm' | 'frontAxleX' | 'rearAxleX' | 'station'>

/** Rounding eats a little of each end and of the roof: the outline is stretched back to the car's real size. */
function outlineOf(form: BodyShape, { lengthMm, heightMm, frontAxleX, rearAxleX, station }: Measures) {
  const corners = OUTLINE.flatMap((name): Corner[] => {
    const landmark = form[name]
    if (!landmark) return []
    const [s, h, round, crown] = landmark
    return [[station(s), h * heightMm, round, crown]]
  })
  const drawn = contour(corners)
  const points = sample(drawn)
  const xs = points.map(([x]) => x)
  const front = frontAxleX / (frontAxleX - Math.min(...xs))
  const rear = (lengthMm - rearAxleX) / (Math.max(...xs) - rearAxleX)
  const up = heightMm / Math.max(...points.map(([, y]) => y))
  const stretch = ([x, y]: Point): Point => {
    if (x < frontAxleX) return [frontAxleX - (frontAxleX - x) * front, y * up]
    if (x > rearAxleX) return [rearAxleX + (x - rearAxleX) * rear, y * up]
    return [x, y * up]
  }
  const outline = drawn.map(([a, b, c, d]): Curve => [stretch(a), stretch(b), stretch(c), stretch(d)])
  return { outline, stretch }
}

function hashOf(text: string): string {
  return Array.from(text)
    .reduce((hash, char) => (hash * 33 + char.charCodeAt(0)) >>> 0, 5381)
    .toString(36)
}
