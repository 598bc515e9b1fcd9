import type { Car } from './layout'
import type { WheelStyle } from './car-spec'
import { fill, int, pt, stroke } from './svg-text'

const DARK = '#343c45'
const SHADE = '#8b95a0'

/** One wheel, drawn once and used twice. */
export function wheels({ id, spec, tyreR, frontAxleX, rearAxleX }: Car): string {
  const rim = tyreR * 0.74
  const alloy = `url(#${id}a)`
  const { disc, ring } = roundsOf(rim)
  const tyre =
    `<circle r="${int(tyreR)}" fill="#23282e"/>` +
    ring((tyreR - 5) / rim, '#4a525b', 9) +
    ring((tyreR * 0.87) / rim, '#343b43', 8)
  const barrel = disc(1, '#242a31') + disc(0.62, '#49525c')
  const cap = ring(0.97, alloy, rim * 0.075) + disc(0.15, '#dde2e7') + ring(0.15, '#77818c', 8)
  const wheel = tyre + barrel + face(spec.wheelStyle ?? 'five', rim, alloy) + cap
  const places = [frontAxleX, rearAxleX].map((x) => `<use href="#${id}v" x="${int(x)}" y="${int(-tyreR)}"/>`)
  return `<defs><g id="${id}v">${wheel}</g></defs>${places.join('')}`
}

/** Distances in rim radii, widths in millimetres. */
function roundsOf(rim: number) {
  return {
    disc: (d: number, colour: string) => `<circle r="${int(rim * d)}" fill="${colour}"/>`,
    ring: (d: number, colour: string, widthMm: number) =>
      `<circle r="${int(rim * d)}" stroke="${colour}" stroke-width="${int(widthMm)}"/>`,
  }
}

/** Turns are measured clockwise from the top, 0–1. */
function face(style: WheelStyle, rim: number, alloy: string): string {
  const { disc, ring } = roundsOf(rim)
  const to = (turn: number, d: number) =>
    pt([rim * d * Math.sin(turn * 2 * Math.PI), rim * d * Math.cos(turn * 2 * Math.PI)])
  const around = (n: number, draw: (turn: number) => string) =>
    Array.from({ length: n }, (_, i) => draw(i / n)).join('')
  const spoke = (t: number, inner: number, outer: number, skew = 0) =>
    `M${to(t - inner, 0.22)}L${to(t + skew - outer, 0.96)}L${to(t + skew + outer, 0.96)}L${to(t + inner, 0.22)}Z`
  const blade = (t: number) =>
    `M${to(t - 0.05, 0.2)}Q${to(t - 0.03, 0.6)} ${to(t + 0.06, 0.97)}L${to(t + 0.13, 0.97)}Q${to(t + 0.05, 0.6)} ${to(t + 0.06, 0.2)}Z`
  const petal = (t: number) =>
    `M${to(t, 0.16)}Q${to(t - 0.11, 0.62)} ${to(t - 0.062, 0.97)}L${to(t + 0.062, 0.97)}Q${to(t + 0.11, 0.62)} ${to(t, 0.16)}Z`
  const slot = (d: number, span: number) => (t: number) =>
    `M${to(t, d)}A${int(rim * d)} ${int(rim * d)} 0 0 1 ${to(t + span, d)}`
  switch (style) {
    case 'five':
      return (
        fill(
          around(5, (t) => spoke(t, 0.1, 0.035)),
          alloy,
        ) + disc(0.3, alloy)
      )
    case 'ten':
      return (
        fill(
          around(10, (t) => spoke(t, 0.04, 0.016)),
          alloy,
        ) + disc(0.27, alloy)
      )
    case 'twin':
      return (
        fill(
          around(5, (t) => spoke(t, 0.05, 0.014, 0.045) + spoke(t, 0.05, 0.014, -0.045)),
          alloy,
        ) + disc(0.28, alloy)
      )
    case 'turbine':
      return fill(around(8, blade), alloy) + disc(0.26, alloy)
    case 'star':
      return (
        fill(
          around(5, (t) => spoke(t, 0.05, 0.066)),
          alloy,
        ) +
        disc(0.26, alloy) +
        fill(
          around(5, (t) => spoke(t, 0.01, 0.012)),
          DARK,
        )
      )
    case 'petal':
      return fill(around(6, petal), alloy) + disc(0.24, alloy)
    case 'disc':
      return disc(0.95, alloy) + stroke(around(5, slot(0.74, 0.1)), DARK, rim * 0.13) + ring(0.5, SHADE, 6)
    case 'steel':
      return disc(0.95, alloy) + stroke(around(10, slot(0.76, 0.001)), DARK, rim * 0.15) + ring(0.54, SHADE, 8)
  }
}
