import type { Corner } from './curves'
import type { Car } from './layout'
import { arc, clipped, fill, int, line, poly, pt, shape, stroke } from './svg-text'

/** What one sees between body and road: the dark floor and the wheel wells. */
export function underbody({ frontAxleX: x1, rearAxleX: x2, tyreR, archR, archHalf, sillY, lengthMm }: Car): string {
  const floorY = sillY * 0.66
  const tail = lengthMm - x2
  const pan = poly(
    [x1 * 0.35, sillY + 50],
    [x1 * 0.6, floorY + 30],
    [x1, floorY],
    [x2, floorY],
    [x2 + tail * 0.45, floorY + 30],
    [x2 + tail * 0.72, sillY + 50],
  )
  const wells = [x1, x2].map((x) => `${arc(x, sillY, archR, archHalf, sillY < tyreR)}Z`).join('')
  return fill(pan, '#14181d') + fill(wells, '#0f1317')
}

/** Paint: light from above, a lit shoulder with a shaded flank below it, a facet low on the doors, ends that turn away. */
export function body(car: Car): string {
  const { id, paint, form, heightMm: H, lengthMm: L, frontAxleX: x1, rearAxleX: x2, archR, archHalf, sillY } = car
  const [front, rear] = [form.creaseLine[0] * H, form.creaseLine[1] * H]
  const bow = (front + rear) / 2 + 30
  const crease = (up: number) => `M${pt([0, front + up])}Q${pt([L * 0.45, bow + up])} ${pt([L, rear + up])}`
  const band = (from: number, to: number, gradient: string) => {
    const back = `L${pt([L, rear + to])}Q${pt([L * 0.45, bow + to])} ${pt([0, front + to])}Z`
    return fill(crease(from) + back, `url(#${id}${gradient})`)
  }
  const facet = shape([
    [x1 + archHalf - 30, sillY, 10],
    [x1 + archR + 90, sillY + 0.075 * H, 160],
    [x2, sillY + 0.19 * H],
    [x2, sillY],
  ])
  const shading =
    band(0, -0.16 * H, 's') +
    band(0.075 * H, 0, 'h') +
    fill(facet, paint.light, 0.32) +
    stroke(crease(4), `url(#${id}c)`, 9, form.crease) +
    fill(`M0 0H${int(L)}V${int(-H)}H0Z`, `url(#${id}e)`)
  return `<use href="#${id}o" fill="url(#${id}b)"/>${clipped(`${id}k`, shading)}`
}

/** Shut lines, handles, charge flap, the lit edge of the wheel arches. */
export function panels(car: Car): string {
  const { id, paint, form, mark, glass, station, topY, frontX, heightMm: H, sillY } = car
  const { frontAxleX: x1, rearAxleX: x2, tyreR, archR } = car
  const { footX, endX, beltFrontY, beltRearY } = glass
  const seam = (corners: Corner[]) => stroke(line(corners), paint.line, 9, 0.45)
  const lowY = sillY + 74
  const hinge = footX - 24
  const hingeLow = Math.max(x1 + archR + 55, hinge - 10)
  const bX = station(form.rearDoors ? pillarAt(form.pillars, 0) : (form.doorEnd ?? pillarAt(form.pillars, 0))) + 10

  const bonnetX = x1 * 0.95
  const bonnet = seam([
    [frontX(mark.lip[1] - 30) + 150, mark.lip[1] - 52],
    [bonnetX, topY(bonnetX) - 80, 220],
    [hinge - 20, beltFrontY - 8],
  ])
  const frontDoor = seam([
    [hinge, beltFrontY - 10],
    [Math.min(hingeLow - 10, hinge - 6), beltFrontY - 0.14 * H, 150],
    [hingeLow, lowY, 80],
    [bX, lowY, 70],
    [bX + 6, beltRearY - 20],
  ])
  const cX = form.rearDoors ? Math.min(station(pillarAt(form.pillars, 1)) + 40, endX + 60) : undefined
  const rearDoor =
    cX === undefined
      ? ''
      : seam([
          [bX - 10, lowY],
          [x2 - archR - 36, lowY, 60],
          [x2 - archR * 0.9, tyreR + archR * 0.55, 150],
          [Math.max(x2 - archR * 0.2, cX - 140), tyreR + archR * 1.1, 120],
          [cX, beltRearY - 10],
        ])
  const archEdges = [x1, x2].map((x) => arc(x, tyreR, archR + 12, archR + 12, false)).join('')
  const lines = bonnet + frontDoor + rearDoor + chargeFlap(car, hinge) + stroke(archEdges, '#fff', 10, 0.3)
  const handles = [bX, ...(cX === undefined ? [] : [Math.min(cX - 30, x2 + 60)])]
  return clipped(`${id}k`, lines) + handles.map((x) => handle(car, x)).join('')
}

function chargeFlap({ details, paint, frontAxleX, rearAxleX, archR, tyreR, heightMm }: Car, hinge: number): string {
  if (!details.chargePort) return ''
  const x = details.chargePort === 'front' ? Math.min(frontAxleX + archR * 0.42, hinge - 120) : rearAxleX + archR * 0.45
  return (
    `<rect x="${int(x - 66)}" y="${int(-tyreR - archR - 0.095 * heightMm)}" width="132" height="132" rx="36" ` +
    `stroke="${paint.line}" stroke-width="9" opacity=".45"/>`
  )
}

/** A door handle that ends left of `x`: a bar with its shadow, or only the line of one that lies in the skin. */
function handle({ details, paint, glass, heightMm }: Car, x: number): string {
  const { footX, endX, beltFrontY, beltRearY } = glass
  const beltY = beltFrontY + ((beltRearY - beltFrontY) * (x - 110 - footX)) / (endX - footX)
  const bar = (left: number, top: number, width: number, height: number, look: string) =>
    `<rect x="${int(x - left)}" y="${int(0.062 * heightMm - beltY - top)}" ` +
    `width="${int(width)}" height="${int(height)}" rx="${int(height / 2)}" ${look}/>`
  if (details.flushHandles) return bar(190, -6, 170, 30, `stroke="${paint.line}" stroke-width="8" opacity=".5"`)
  return bar(190, 0, 164, 34, `fill="${paint.line}" opacity=".5"`) + bar(188, 5, 160, 26, `fill="${paint.light}"`)
}

function pillarAt(pillars: Car['form']['pillars'], index: number): number {
  return pillars[index]?.[0] ?? 1.5
}
