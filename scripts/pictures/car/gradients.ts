import type { Car } from './layout'
import type { Stop } from './svg-text'
import { int, path, pt, stops } from './svg-text'

/**
 * Everything the layers refer to by id, after the car's own prefix: `o` outline, `k` clip to it, `b` body, `r` roof, `g` glass,
 * `s` shade and `h` light along the shoulder, `e` ends that turn away, `c` crease, `a` alloy, `w` shadow on the ground.
 */
export function gradients(car: Car): string {
  const { id, paint, roof, spec, form, outline, lengthMm, heightMm: H } = car
  const down = (name: string, fromY: number, toY: number, list: readonly Stop[]) =>
    `<linearGradient id="${id}${name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" ` +
    `y1="${int(-fromY)}" y2="${int(-toY)}">${stops(list)}</linearGradient>`
  const along = (name: string, list: readonly Stop[], toX?: number) => {
    const span = toX === undefined ? '' : ` gradientUnits="userSpaceOnUse" x1="0" x2="${int(toX)}"`
    return `<linearGradient id="${id}${name}"${span}>${stops(list)}</linearGradient>`
  }
  const { line, light, base, low, deep, floor } = paint
  const creaseY = ((form.creaseLine[0] + form.creaseLine[1]) / 2) * H
  const shade = Math.round((0.42 * form.crease + 0.06) * 100) / 100
  return [
    `<defs><path id="${id}o" d="${path(outline)}${wheelArches(car)}Z"/>`,
    `<clipPath id="${id}k"><use href="#${id}o"/></clipPath>`,
    down('b', H, 0.1 * H, [
      [0, light],
      [0.4, light],
      [0.52, base],
      [0.74, base],
      [0.9, low],
      [1, floor],
    ]),
    spec.roofColourHex
      ? down('r', H, 0.58 * H, [
          [0, roof.light],
          [0.2, roof.base],
          [1, roof.low],
        ])
      : '',
    down('g', 0.97 * H, 0.58 * H, [
      [0, '#25313c'],
      [0.55, '#3c4d5b'],
      [1, '#6b7f8e'],
    ]),
    down('s', creaseY, creaseY - 0.17 * H, [
      [0, deep, shade],
      [1, deep, 0],
    ]),
    down('h', creaseY + 0.075 * H, creaseY, [
      [0, '#fff', 0],
      [1, '#fff', 0.2],
    ]),
    along('e', [
      [0, line, 0.3],
      [0.05, line, 0.1],
      [0.13, line, 0],
      [0.88, line, 0],
      [0.95, line, 0.1],
      [1, line, 0.34],
    ]),
    along(
      'c',
      [
        [0.06, '#fff', 0],
        [0.3, '#fff', 0.75],
        [0.7, '#fff', 0.6],
        [0.97, '#fff', 0],
      ],
      lengthMm,
    ),
    `<linearGradient id="${id}a" x2="0" y2="1">${stops([
      [0, '#f1f4f6'],
      [1, '#9aa4af'],
    ])}</linearGradient>`,
    `<radialGradient id="${id}w">${stops([
      [0, '#0b1016', 0.5],
      [0.6, '#0b1016', 0.28],
      [1, '#0b1016', 0],
    ])}</radialGradient></defs>`,
  ].join('')
}

/** The lower edge of the outline, from the heel forward: true arcs round the axles. */
function wheelArches({ rearAxleX, frontAxleX, archHalf, archR, sillY, tyreR }: Car): string {
  const isLarge = sillY < tyreR ? '1' : '0'
  return [rearAxleX, frontAxleX]
    .map((x) => `L${pt([x + archHalf, sillY])}A${int(archR)} ${int(archR)} 0 ${isLarge} 0 ${pt([x - archHalf, sillY])}`)
    .join('')
}
