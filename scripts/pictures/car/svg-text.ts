import type { Corner, Curve, Point } from './curves'
import { at, contour } from './curves'

/** Whole millimetres as text: a pixel is about ten of them. */
export const int = (value: number): string => String(Math.round(value))

/** Points go in with y upwards; SVG's y points down. */
export const pt = ([x, y]: readonly [number, number, ...unknown[]]): string => `${int(x)} ${int(-y)}`

export const poly = (...points: Point[]): string => `M${points.map(pt).join('L')}Z`

export const path = (curves: readonly Curve[]): string =>
  `M${pt(at(curves, 0)[0])}` +
  curves.map((c) => (isStraight(c) ? `L${pt(c[3])}` : `C${c.slice(1).map(pt).join(' ')}`)).join('')

export const shape = (corners: readonly Corner[]): string => `${path(contour(corners, true))}Z`

export const line = (corners: readonly Corner[]): string => path(contour(corners))

/** The upper part of a circle from `half` left of its middle to `half` right of it, at height y. */
export const arc = (x: number, y: number, radius: number, half: number, isLarge: boolean): string =>
  `M${pt([x - half, y])}A${int(radius)} ${int(radius)} 0 ${isLarge ? '1' : '0'} 1 ${pt([x + half, y])}`

export const fill = (d: string, colour: string, opacity = 1): string =>
  `<path d="${d}" fill="${colour}"${faded(opacity)}/>`

export const stroke = (d: string, colour: string, widthMm: number, opacity = 1): string =>
  `<path d="${d}" stroke="${colour}" stroke-width="${int(widthMm)}"${faded(opacity)}/>`

export const clipped = (id: string, inside: string): string => `<g clip-path="url(#${id})">${inside}</g>`

/** A colour stop: where, colour, opacity. */
export type Stop = readonly [offset: number, colour: string, opacity?: number]

export const stops = (list: readonly Stop[]): string =>
  list
    .map(([offset, colour, opacity]) => {
      const alpha = opacity === undefined ? '' : ` stop-opacity="${String(opacity)}"`
      return `<stop offset="${String(offset)}" stop-color="${colour}"${alpha}/>`
    })
    .join('')

const faded = (opacity: number): string => (opacity < 1 ? ` opacity="${String(opacity)}"` : '')

function isStraight([a, b, c, d]: Curve): boolean {
  const span = Math.hypot(d[0] - a[0], d[1] - a[1])
  return [b, c].every((p) => Math.abs((p[0] - a[0]) * (d[1] - a[1]) - (p[1] - a[1]) * (d[0] - a[0])) < span)
}
