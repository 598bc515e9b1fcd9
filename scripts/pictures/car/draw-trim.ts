import { isSoftLamp, lampStyleOf } from './draw-lamps'
import type { Corner } from './curves'
import type { Car } from './layout'
import { PLASTIC, RUBBER } from './materials'
import { arc, clipped, fill, line, poly, pt, shape, stroke } from './svg-text'

/** Dark sills and bumper edges, cladding, intake, reflector, and the outline that keeps a white car off a white page. */
export function plastics(car: Car): string {
  const { id, paint, details, frontX, rearX, heightMm: H, lengthMm: L } = car
  const { frontAxleX: x1, rearAxleX: x2, archHalf, sillY } = car
  const clad = details.cladding ? 60 : 0
  const tail = L - x2
  const y = sillY + clad
  const [frontEnd, rearEnd] = [x1 - archHalf + 10, x2 + archHalf - 10]
  const sills = poly(
    [x1 + archHalf - 6, sillY],
    [x1 + archHalf + 14, y + 46],
    [x2 - archHalf - 14, y + 46],
    [x2 - archHalf + 6, sillY],
  )
  const frontBumper = shape([
    [-60, y + 116],
    [x1 * 0.4, y + 66, 60],
    [frontEnd, y + 40],
    [frontEnd, 0],
    [-60, 0],
  ])
  const rearBumper = shape([
    [rearEnd, y + 40],
    [L - tail * 0.42, y + 76, 60],
    [L + 60, y + 130],
    [L + 60, 0],
    [rearEnd, 0],
  ])
  const [sx, rx] = [frontX(0.24 * H) + 110, rearX(0.27 * H) - 96]
  const intake = shape([
    [sx - 24, 0.315 * H, 16],
    [sx + 26, 0.32 * H, 16],
    [sx + 40, 0.22 * H, 20],
    [sx, 0.21 * H, 20],
  ])
  const reflector = shape([
    [rx, 0.285 * H, 10],
    [L + 20, 0.29 * H],
    [L + 20, 0.265 * H],
    [rx, 0.262 * H, 10],
  ])
  const inside =
    fill(sills + frontBumper + rearBumper, PLASTIC) +
    (clad ? arches(car) : '') +
    (isSoftLamp(lampStyleOf(car)) ? '' : fill(intake, PLASTIC, 0.85)) +
    fill(reflector, '#c8323a') +
    `<use href="#${id}o" stroke="${paint.rim}" stroke-width="15" opacity=".5"/>`
  return clipped(`${id}k`, inside)
}

/** Unpainted wheel arches: a ring, or a straight-cut frame. */
function arches({ details, frontAxleX, rearAxleX, archR, archHalf, sillY, tyreR }: Car): string {
  const axles = [frontAxleX, rearAxleX]
  if (!details.squareArches) {
    return stroke(axles.map((x) => arc(x, sillY, archR, archHalf, sillY < tyreR)).join(''), PLASTIC, 92)
  }
  const frame = (x: number) =>
    shape([
      [x - archR - 96, sillY - 60],
      [x - archR - 84, tyreR + archR * 0.42, 90],
      [x - archR * 0.62, tyreR + archR + 74, 90],
      [x + archR * 0.62, tyreR + archR + 74, 90],
      [x + archR + 84, tyreR + archR * 0.42, 90],
      [x + archR + 96, sillY - 60],
    ])
  return fill(axles.map(frame).join(''), PLASTIC)
}

/** What stands off the body: mirror, roof rails, spoiler, box on the tailgate. */
export function outfit(car: Car): string {
  const { form, details, roof, mark, topY, lengthMm: L } = car
  const eave = mark.roofEnd
  const over = (x: number, up: number, round = 0): Corner => [x, topY(x) + up, round]
  const from = mark.header[0] + 170
  const to = Math.min(eave[0] - 130, L - 420)
  const rail = line([
    over(from, 0),
    over(from + 90, 30, 50),
    over((from + to) / 2, 40, 400),
    over(to - 90, 34, 50),
    over(to, 0),
  ])
  const wing = shape([
    over(eave[0] - 260, 2, 10),
    [eave[0] + 78, eave[1] + 2, 18],
    [eave[0] + 62, eave[1] - 36, 20],
    [eave[0] - 110, eave[1] - 48, 60],
  ])
  const underside = `M${pt([eave[0] - 100, eave[1] - 46])}L${pt([eave[0] + 62, eave[1] - 34])}`
  return [
    details.tailBox ? tailBox(car) : '',
    details.roofRails ? stroke(rail, '#39414a', 28) : '',
    (details.spoiler ?? form.spoiler) ? fill(wing, roof.light) + stroke(underside, roof.line, 14, 0.7) : '',
    mirror(car),
  ].join('')
}

function mirror({ glass, roof }: Car): string {
  const x = glass.footX + 60
  const y = glass.beltFrontY + 34
  const foot = poly([x - 60, y - 46], [x - 30, y + 20], [x + 40, y + 20], [x + 60, y - 46])
  const housing = shape([
    [x - 120, y + 4, 46],
    [x - 104, y + 104, 60],
    [x + 46, y + 116, 34],
    [x + 52, y + 4, 30],
  ])
  const shade = shape([
    [x - 118, y + 26, 20],
    [x + 52, y + 26, 10],
    [x + 52, y + 2, 20],
    [x - 110, y + 2, 30],
  ])
  const gleam = `M${pt([x - 78, y + 92])}Q${pt([x - 30, y + 110])} ${pt([x + 26, y + 104])}`
  return fill(foot, RUBBER) + fill(housing, roof.base) + fill(shade, roof.line, 0.45) + stroke(gleam, '#fff', 10, 0.5)
}

function tailBox({ rearX, heightMm: H, paint }: Car): string {
  const [low, high] = [0.36 * H, 0.62 * H]
  const x = Math.max(rearX(low), rearX(high)) - 30
  const box = shape([
    [x, high, 20],
    [x + 120, high - 10, 50],
    [x + 124, low + 10, 50],
    [x, low, 20],
  ])
  return fill(box, PLASTIC) + stroke(`M${pt([x + 84, high - 60])}L${pt([x + 86, low + 60])}`, paint.base, 26)
}
