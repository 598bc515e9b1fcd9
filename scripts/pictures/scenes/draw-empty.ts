import type { Stop } from '../car/svg-text'
import { stops } from '../car/svg-text'
import type { Accent, Scene } from './scene'
import { accentOf, AMBER, fill, STEEL } from './scene'
import { noBookings, noResults, offline } from './search-scenes'
import { charger, paymentSafe, service } from './service-scenes'

const SCENES = {
  'no-results': noResults,
  offline,
  'no-bookings': noBookings,
  charger,
  service,
  'payment-safe': paymentSafe,
} as const satisfies Record<string, Scene>

export type EmptyKind = keyof typeof SCENES

export const EMPTY_KINDS = [
  'no-results',
  'offline',
  'no-bookings',
  'charger',
  'service',
  'payment-safe',
] as const satisfies EmptyKind[]

/**
 * Draws one spot illustration for an empty or failed page, in the hand of the cars: 240 × 180, transparent ground.
 * Throws RangeError for an unknown kind and an accent that is not #rrggbb.
 */
export function drawEmpty(kind: EmptyKind, accentHex = '#2C9468'): string {
  if (!Object.hasOwn(SCENES, kind)) throw new RangeError(`drawEmpty: bad kind ${kind}`)
  const scene: Scene = SCENES[kind]
  const accent = accentOf(accentHex)
  const prefix = `e-${kind}-`
  const ref = (name: string) => `url(#${prefix}${name})`
  const shadow = (x: number, radius: number) => `<ellipse cx="${x}" cy="151" rx="${radius}" ry="8" fill="${ref('s')}"/>`
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180" fill="none" stroke-linecap="round" stroke-linejoin="round">' +
    `<defs>${gradients(prefix, accent)}</defs>${hills(accent)}${scene({ accent, ref, shadow })}</svg>`
  )
}

function gradients(prefix: string, accent: Accent): string {
  const down = (name: string, ...colours: string[]) => {
    const list = colours.map((colour, i): Stop => [i / (colours.length - 1), colour])
    return `<linearGradient id="${prefix}${name}" x2="0" y2="1">${stops(list)}</linearGradient>`
  }
  const shade: Stop[] = [
    [0, '#0b1016', 0.36],
    [0.6, '#0b1016', 0.18],
    [1, '#0b1016', 0],
  ]
  return (
    down('a', accent.light, accent.base, accent.deep) +
    down('w', '#ffffff', '#eef1f3', '#d3d9de') +
    down('m', '#f4f6f8', STEEL) +
    down('g', '#25313c', '#3c4d5b', '#6b7f8e') +
    down('y', '#ffd98a', AMBER) +
    `<radialGradient id="${prefix}s">${stops(shade)}</radialGradient>`
  )
}

/** County hills behind every scene. */
function hills({ wash, mist }: Accent): string {
  const far = 'M22 150C24 118 52 112 68 92 86 66 108 44 138 54 164 62 168 88 188 98 208 108 218 126 220 150Z'
  return fill(far, wash) + fill('M22 150C40 132 70 128 96 138 128 122 178 116 220 150Z', mist, 0.55)
}
