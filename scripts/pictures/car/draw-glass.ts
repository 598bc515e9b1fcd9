import type { Point } from './curves'
import type { Car } from './layout'
import { RUBBER } from './materials'
import { clipped, fill, poly, pt, shape, stroke } from './svg-text'

/** Roof colour, screens, side windows with what is seen through them. */
export function glasshouse(car: Car): string {
  const { id, details, glass } = car
  const { footX, endX, beltFrontY, beltRearY, path } = glass
  const sill = `M${pt([footX + 30, beltFrontY - 16])}L${pt([endX - 40, beltRearY - 16])}`
  return (
    clipped(`${id}k`, roof(car) + screens(car) + (details.floatingRoof ? bridge(car) : '')) +
    `<path id="${id}f" d="${path}" fill="url(#${id}g)" stroke="${RUBBER}" stroke-width="20"/>` +
    `<clipPath id="${id}d"><use href="#${id}f"/></clipPath>${clipped(`${id}d`, inside(car))}` +
    stroke(sill, '#fff', 8, 0.4)
  )
}

function cowlPoint({ mark, topY }: Car): Point {
  const x = mark.cowl[0] - 20
  return [x, topY(x) + 2]
}

function roof(car: Car): string {
  const { id, spec, mark, glass, lengthMm: L, heightMm: H } = car
  if (!spec.roofColourHex) return ''
  const cowl = cowlPoint(car)
  const foot: Point = [glass.footX - 50, glass.beltFrontY - 16]
  const rear: Point[] = [
    [glass.endX, glass.beltRearY - 16],
    [L + 20, mark.tailBelt[1] - 10],
    [L + 20, H + 50],
  ]
  return fill(poly(cowl, foot, ...rear, [cowl[0], H + 50]), `url(#${id}r)`)
}

function screens(car: Car): string {
  const { id, form, mark, glass, heightMm: H } = car
  const { header, roofEnd: eave } = mark
  const cowl = cowlPoint(car)
  const foot: Point = [glass.footX - 50, glass.beltFrontY - 16]
  const windscreen = poly(
    cowl,
    [foot[0] - 24, foot[1] + 22],
    [glass.top[0] - 60, glass.top[1] + 24],
    [header[0] + 10, H],
    [cowl[0], H],
  )
  const end = mark.deck ?? mark.tailBelt
  const [below, above] = form.rearScreen
  const rearScreen = poly(
    [eave[0] + 6, eave[1] - 40],
    [eave[0] - above, eave[1] - 66],
    [end[0] - below, end[1] + 24],
    [end[0] + 90, end[1] + 14],
    [end[0] + 90, eave[1] - 40],
  )
  return fill(windscreen + rearScreen, `url(#${id}g)`)
}

/** The dark panel between side glass and rear screen that makes a roof float. */
function bridge({ form, mark, glass }: Car): string {
  const end = mark.deck ?? mark.tailBelt
  const [below, above] = form.rearScreen
  const { roofEnd: eave } = mark
  const [top, foot]: [Point, Point] = [
    [eave[0] - above, eave[1] - 66],
    [end[0] - below, end[1] + 24],
  ]
  const screenX = (y: number) => top[0] + ((foot[0] - top[0]) * (top[1] - y)) / (top[1] - foot[1])
  const [highY, lowY] = [eave[1] - form.roofBand, Math.max(foot[1], glass.beltRearY) + 50]
  return fill(
    poly(
      [glass.endX - 420, glass.beltRearY],
      [eave[0] - 480, highY],
      [screenX(highY) + 12, highY],
      [screenX(lowY) + 12, lowY],
    ),
    RUBBER,
  )
}

function inside({ form, glass, station, heightMm: H }: Car): string {
  const { footX, beltFrontY, beltRearY } = glass
  const seat = (s: number) => {
    const x = station(s)
    const y = beltFrontY
    const back = shape([
      [x - 70, y - 140, 20],
      [x - 2, y + 196, 34],
      [x + 184, y + 196, 60],
      [x + 150, y - 140, 20],
    ])
    const headrest = shape([
      [x + 46, y + 208, 16],
      [x + 58, y + 274, 28],
      [x + 164, y + 274, 28],
      [x + 158, y + 208, 16],
    ])
    return back + headrest
  }
  const pillars = form.pillars.map(([s, width, lean]) => {
    const x = station(s)
    const half = width / 2
    const tip = lean * 0.4
    return poly(
      [x - half - lean, beltRearY - 80],
      [x - half + tip, H],
      [x + half + tip, H],
      [x + half - lean, beltRearY - 80],
    )
  })
  const gleam = (x: number, width: number) =>
    poly([x, beltFrontY - 60], [x + H * 0.34, H], [x + H * 0.34 + width, H], [x + width, beltFrontY - 60])
  const gleams = gleam(footX + 110, 170) + gleam(footX + 340, 44) + gleam(station(1.66), 190)
  return fill(seat(1.4) + seat(1.84), '#0d1318', 0.34) + fill(gleams, '#fff', 0.11) + fill(pillars.join(''), RUBBER)
}
