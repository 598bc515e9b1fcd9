import { body, panels, underbody } from './draw-body'
import { glasshouse } from './draw-glass'
import { lamps } from './draw-lamps'
import { outfit, plastics } from './draw-trim'
import { wheels } from './draw-wheels'
import { gradients } from './gradients'
import type { Car } from './layout'
import { layOut } from './layout'
import type { CarSpec } from './car-spec'
import { checkSpec } from './car-spec'
import { int } from './svg-text'

/** All pictures share this frame and, unless `scale: 'fit'` is asked for, one scale, so cars can be compared side by side. */
export const FRAME = {
  width: 480,
  height: 240,
  groundY: 206,
  pxPerMm: 430 / 4500,
  fitWidth: 440,
  fitHeight: 168,
} as const

/**
 * Draws one car facing left as a self-contained SVG text on a transparent ground: our own drawing, no photograph, no brand mark.
 * The same spec gives the same text. Ids carry a hash of the spec, so several cars may share a page.
 * Throws RangeError as `checkSpec` does.
 */
export function drawCar(spec: CarSpec): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${int(FRAME.width)} ${int(FRAME.height)}">${carLayers(spec)}</svg>`
}

/** The same car as a fragment for a larger picture, in the same frame. */
export function carLayers(spec: CarSpec): string {
  checkSpec(spec)
  const car = layOut(spec)
  const scale =
    spec.scale === 'fit' ? Math.min(FRAME.fitWidth / car.lengthMm, FRAME.fitHeight / car.heightMm) : FRAME.pxPerMm
  const left = (FRAME.width - car.lengthMm * scale) / 2
  const layers = [groundShadow, underbody, body, glasshouse, panels, lamps, plastics, outfit, wheels]
  const place = `translate(${left.toFixed(1)} ${int(FRAME.groundY)}) scale(${scale.toFixed(4)})`
  return (
    `${gradients(car)}<g transform="${place}" stroke-linecap="round" stroke-linejoin="round" fill="none">` +
    `${layers.map((draw) => draw(car)).join('')}</g>`
  )
}

function groundShadow({ id, lengthMm, frontAxleX, rearAxleX, tyreR }: Car): string {
  const pool = (x: number, y: number, rx: number, ry: number) =>
    `<ellipse cx="${int(x)}" cy="${int(y)}" rx="${int(rx)}" ry="${int(ry)}" fill="url(#${id}w)"/>`
  return (
    pool(lengthMm / 2, 6, lengthMm * 0.53, 95) +
    pool(frontAxleX, 2, tyreR * 0.9, 34) +
    pool(rearAxleX, 2, tyreR * 0.9, 34)
  )
}
