import { tone } from '../car/paint'

export const INK = '#20272e'
export const STEEL = '#a7b0ba'
export const AMBER = '#e9a23b'

/** What a scene is painted with. */
interface Brush {
  accent: Accent
  /** A gradient by name: `a` accent, `w` white, `m` metal, `g` glass, `y` amber. */
  ref: (name: 'a' | 'w' | 'm' | 'g' | 'y') => string
  shadow: (x: number, radius: number) => string
}

export interface Accent {
  light: string
  base: string
  deep: string
  wash: string
  mist: string
}

export type Scene = (brush: Brush) => string

/** The accent's tones; throws RangeError for a colour that is not #rrggbb. */
export function accentOf(hex: string): Accent {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError('drawEmpty: bad accentHex')
  return { light: tone(hex, 0.3), base: hex, deep: tone(hex, -0.28), wash: tone(hex, 0.84), mist: tone(hex, 0.7) }
}

const faded = (opacity: number) => (opacity < 1 ? ` opacity="${opacity}"` : '')

export const fill = (d: string, colour: string, opacity = 1) => `<path d="${d}" fill="${colour}"${faded(opacity)}/>`

export const stroke = (d: string, colour: string, width: number, opacity = 1, dash = '') =>
  `<path d="${d}" stroke="${colour}" stroke-width="${width}"${faded(opacity)}${dash && ` stroke-dasharray="${dash}"`}/>`

export const box = (x: number, y: number, w: number, h: number, r: number, colour: string, opacity = 1) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${colour}"${faded(opacity)}/>`

export const frame = (x: number, y: number, w: number, h: number, r: number, colour: string, look: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" stroke="${colour}" ${look}/>`

export const dot = (x: number, y: number, r: number, colour: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"${faded(opacity)}/>`
