import type { Car } from './layout'
import { IRIS, LENS, PLASTIC } from './materials'
import type { LampStyle, TailLampStyle } from './car-spec'
import { clipped, fill, int, line, pt, shape, stroke } from './svg-text'

const TALL: readonly LampStyle[] = ['round', 'oval', 'ring', 'block', 'halo', 'drop']

/** Round faces have no dark intake at the corner of the bumper. */
export const isSoftLamp = (style: LampStyle): boolean => ['round', 'oval', 'ring', 'drop'].includes(style)

export const lampStyleOf = (car: Car): LampStyle => car.spec.lampStyle ?? 'slim'

/** Lenses are cut off by the body's outline, so each lamp wraps round its corner. */
export function lamps(car: Car): string {
  const { id, paint, mark, frontX, rearX, form, heightMm: H, frontAxleX, rearAxleX, archR, tyreR } = car
  const style = lampStyleOf(car)
  const isTall = TALL.includes(style)
  const y = mark.lip[1] - (isTall ? 0.075 : 0.05) * H
  const x = isTall ? Math.max(frontX(y + 90), frontX(y - 90)) : frontX(y)

  const tailY = form.creaseLine[1] * H + 6
  const tailX = Math.min(rearX(tailY), rearX(tailY - 110), rearX(tailY + 60))
  const tailStyle = car.spec.tailLampStyle ?? (isTall ? 'upright' : 'blade')
  const isUpright = tailStyle === 'upright' || tailStyle === 'round'

  const frontSeam =
    `M${pt([x + (isTall ? 120 : 170), y - (isTall ? 84 : 20)])}` +
    `L${pt([frontAxleX - archR * 0.84, tyreR + archR * 0.6])}`
  const rearSeam =
    `M${pt([tailX - (isUpright ? 70 : 170), tailY - (isUpright ? 130 : 40)])}` +
    `L${pt([rearAxleX + archR * 0.84, tyreR + archR * 0.6])}`
  const seams = stroke(frontSeam + rearSeam, paint.line, 9, 0.4)
  return clipped(`${id}k`, seams + headlamp(car, style, x, y) + tailLamp(tailStyle, tailX, tailY))
}

function headlamp({ paint, lengthMm, frontX, heightMm: H }: Car, style: LampStyle, x: number, y: number): string {
  const size = lengthMm > 3600 ? 1.16 : 1.04
  const oval = (dx: number, rx: number, ry: number, colour: string, tilt = 0) =>
    `<ellipse rx="${int(rx * size)}" ry="${int(ry * size)}" fill="${colour}" ` +
    `transform="translate(${int(x + dx)} ${int(-y)})${tilt ? ` rotate(${int(tilt)})` : ''}"/>`
  const wing = (up: number, down: number, reach: number) =>
    shape([
      [x - 90, y + up * 0.3, 10],
      [x + 130, y + up, 90],
      [x + reach, y + up * 1.5, 16],
      [x + reach * 0.6, y - down * 0.5, 90],
      [x - 90, y - down, 10],
    ])
  const slab = (grow: number, right: number, tall: number, round: number) =>
    shape([
      [x - 300, y + tall + grow],
      [x + right + grow, y + tall + grow, round],
      [x + right + grow, y - tall - grow, round],
      [x - 300, y - tall - grow],
    ])
  const strip = (from: number, to: number, rise: number) =>
    `M${pt([x - 20, y + from])}Q${pt([x + to * 0.4, y + from + rise * 0.65])} ${pt([x + to, y + from + rise])}`
  switch (style) {
    case 'round':
      return oval(96, 76, 98, PLASTIC) + oval(95, 62, 84, LENS) + oval(88, 30, 44, IRIS)
    case 'oval':
      return oval(104, 84, 124, PLASTIC, -16) + oval(103, 70, 108, LENS, -16) + oval(92, 32, 54, IRIS, -16)
    case 'ring':
      return (
        oval(98, 92, 116, paint.deep) + oval(98, 84, 108, '#fff') + oval(98, 62, 84, PLASTIC) + oval(92, 28, 42, LENS)
      )
    case 'drop':
      return oval(130, 108, 92, PLASTIC, -34) + oval(128, 94, 78, LENS, -34) + oval(104, 40, 42, IRIS, -34)
    case 'halo':
      return fill(slab(16, 168, 92, 74), PLASTIC) + stroke(slab(-14, 168, 92, 60), '#fff', 22) + oval(70, 34, 38, IRIS)
    case 'block':
      return (
        fill(slab(18, 150, 70, 46), PLASTIC) +
        fill(slab(0, 150, 70, 46), LENS) +
        stroke(`M${pt([x - 60, y])}h190`, IRIS, 16)
      )
    case 'wedge':
      return fill(wing(56, 84, 430), PLASTIC) + fill(wing(38, 52, 350), LENS) + oval(150, 40, 34, IRIS)
    case 'bar':
      return stroke(strip(0, 300, 34), PLASTIC, 64) + stroke(strip(4, 290, 34), '#fff', 24)
    case 'split': {
      const lowY = 0.37 * H
      const lowX = frontX(lowY)
      const unit = shape([
        [lowX - 60, lowY + 62, 10],
        [lowX + 150, lowY + 54, 30],
        [lowX + 120, lowY - 58, 40],
        [lowX - 60, lowY - 70, 10],
      ])
      return (
        stroke(strip(14, 330, 44), PLASTIC, 50) +
        stroke(strip(18, 320, 42), '#fff', 20) +
        fill(unit, PLASTIC) +
        stroke(`M${pt([lowX + 20, lowY + 16])}h80`, LENS, 30)
      )
    }
    case 'slim':
      return fill(wing(36, 40, 400), PLASTIC) + stroke(strip(0, 340, 40), '#fff', 20)
  }
}

function tailLamp(style: TailLampStyle, x: number, y: number): string {
  switch (style) {
    case 'upright': {
      const lens = shape([
        [x - 92, y + 66, 44],
        [x + 160, y + 66],
        [x + 160, y - 132],
        [x - 80, y - 132, 44],
      ])
      const light = line([
        [x + 100, y + 34],
        [x - 54, y + 34, 40],
        [x - 48, y - 100, 40],
        [x + 100, y - 100],
      ])
      return fill(lens, '#b81f29') + stroke(light, '#ff7272', 16)
    }
    case 'blade': {
      const lens = shape([
        [x - 310, y + 26, 24],
        [x + 160, y + 44],
        [x + 160, y - 70],
        [x - 120, y - 46, 90],
        [x - 318, y - 6, 20],
      ])
      return fill(lens, '#b01c26') + stroke(`M${pt([x - 250, y + 10])}L${pt([x + 60, y + 14])}`, '#ff7272', 16)
    }
    case 'round': {
      const disc = (r: number, colour: string) =>
        `<ellipse cx="${int(x - 10)}" cy="${int(30 - y)}" rx="${int(r * 0.78)}" ry="${int(r)}" fill="${colour}"/>`
      return disc(104, PLASTIC) + disc(88, '#b81f29') + disc(46, '#ff7272') + disc(24, '#8e1720')
    }
    case 'strip':
      return (
        stroke(`M${pt([x - 260, y + 8])}L${pt([x + 160, y + 14])}`, PLASTIC, 62) +
        stroke(`M${pt([x - 246, y + 8])}L${pt([x + 160, y + 14])}`, '#e0323b', 28)
      )
  }
}
