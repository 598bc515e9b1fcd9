import type { Corner } from './curves'
import { at } from './curves'
import type { CarFrame } from './layout'
import { shape } from './svg-text'

export interface SideGlass {
  /** The windows' outline as path data. */
  path: string
  /** Lower front corner. */
  footX: number
  /** Upper front corner. */
  top: readonly [number, number]
  /** Rearmost point of the window sill. */
  endX: number
  beltFrontY: number
  beltRearY: number
}

/** The side windows: parallel to the windscreen in front, a constant band below the roof above. */
export function sideGlass({ form, heightMm, mark, topY, station }: CarFrame): SideGlass {
  const beltFrontY = form.belt[0] * heightMm
  const beltRearY = form.belt[1] * heightMm
  const [below, above] = form.aPillar
  const { cowl, header } = mark
  const screenX = (y: number) => cowl[0] + ((y - cowl[1]) * (header[0] - cowl[0])) / (header[1] - cowl[1])
  // The roof's height at the corner depends on where the corner lies: four steps settle it to a millimetre.
  let topFrontY = header[1] - form.roofBand
  for (let i = 0; i < 4; i++) topFrontY = topY(screenX(topFrontY) + above) - form.roofBand

  const level = (height: number | 'top' | 'belt', x: number) => {
    if (height === 'top') return topY(x) - form.roofBand
    return height === 'belt' ? beltRearY : height * heightMm
  }
  const rear = form.glassRear.map(([s, height, round]): Corner => [station(s), level(height, station(s)), round, 0.02])
  const tip = at(rear, -1)
  const isPointed = at(form.glassRear, -1)[1] !== 'belt'
  const end: readonly Corner[] = isPointed
    ? [tip, [tip[0] - 260, beltRearY - 6, 160, 0]]
    : [[tip[0], tip[1], tip[2] ?? 0, 0]]

  const [tx, ty] = [screenX(topFrontY) + above, topFrontY]
  const [rx, ry] = at(rear, 0)
  const bow = (topY((tx + rx) / 2) - form.roofBand - (ty + ry) / 2) / Math.hypot(rx - tx, ry - ty)
  const footX = screenX(beltFrontY) + below
  const foot: Corner = [footX, beltFrontY, 30, 0.012]
  return {
    path: shape([foot, [tx, ty, 70, bow], ...rear.slice(0, -1), ...end]),
    footX,
    top: [tx, ty],
    endX: at(end, -1)[0],
    beltFrontY,
    beltRearY,
  }
}
