import { carLayers, FRAME } from '../car/draw-car'
import type { CarSpec } from '../car/car-spec'
import { textPath } from './text-path'

/** WeChat's share card: 5:4. */
const SHARE_SIZE = { width: 500, height: 400 } as const

const PROMISE = '到哪家店，车价都一样'
const PAPER = '#F4F4EF'
const SUNKEN = '#ECEEE8'
const PINE = '#0B5B49'
const INK = '#141B17'
const EDGE = '#7A857D'

/**
 * A model on its stage, with the tag that carries our promise. The price is not in the picture, because it changes:
 * the card's title says it.
 */
export function drawModelShare(spec: CarSpec): string {
  const stage = `<rect width="500" height="212" fill="${SUNKEN}"/>`
  const frame = `viewBox="0 0 ${String(FRAME.width)} ${String(FRAME.height)}"`
  const car = `<svg x="10" y="24" width="480" height="240" ${frame}>${carLayers({ ...spec, scale: 'fit' })}</svg>`
  return picture(stage + car + promiseTag(292))
}

/** A store on a piece of map: one picture for every store, its name stands in the card's title. */
export function drawStoreShare(): string {
  const map =
    '<svg width="500" height="268" viewBox="0 0 375 201">' +
    '<rect width="375" height="300" fill="#E9ECE4"/>' +
    '<path fill="#DEE8D6" d="M-10 40 90 20 110 120 10 150zM250 210 390 190 390 300 270 310z"/>' +
    '<g fill="none"><path d="M-10 250C60 220 120 270 190 240S320 160 400 170" stroke="#C6DAE8" stroke-width="26"/>' +
    '<path d="M-10 176 385 120M120 -10 150 330M262 -10 282 330M-10 70 385 40" stroke="#D5D9CF" stroke-width="13"/>' +
    '<path d="M-10 176 385 120M120 -10 150 330M262 -10 282 330M-10 70 385 40" stroke="#fff" stroke-width="10"/>' +
    '<path d="M60 -10 75 330M200 -10 215 330M330 -10 340 330M-10 120 385 85M-10 222 385 190" stroke="#fff" stroke-width="5"/>' +
    '</g></svg>'
  const pin =
    '<ellipse cx="250" cy="204" rx="34" ry="9" fill="#141B17" opacity=".18"/>' +
    `<path d="M250 204C226 170 194 148 194 110a56 56 0 0 1 112 0C306 148 274 170 250 204Z" fill="${PINE}" stroke="#fff" stroke-width="5"/>` +
    '<g transform="translate(217 76) scale(2.75)" fill="none" stroke="#fff" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">' +
    '<path d="M4.75 11.5v6.75c0 1 .75 1.75 1.75 1.75h11c1 0 1.75-.75 1.75-1.75V11.5M9.75 20v-4.75h4.5V20"/>' +
    '<path d="M3.25 8.5 5 4.25h14l1.75 4.25a2.92 2.92 0 0 1-5.83 0 2.92 2.92 0 0 1-5.84 0 2.92 2.92 0 0 1-5.83 0Z"/></g>'
  return picture(map + pin + promiseTag(288))
}

function picture(inside: string): string {
  const { width, height } = SHARE_SIZE
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}">` +
    `<rect width="${String(width)}" height="${String(height)}" fill="${PAPER}"/>${inside}</svg>`
  )
}

/** A paper tag with cut corners and a hole, its upper edge at y. */
function promiseTag(y: number): string {
  const size = 36
  const left = 88
  const tag =
    '<path d="M48 0H464a16 16 0 0 1 16 16V72a16 16 0 0 1-16 16H48L20 62V26Z" fill="#fff"/>' +
    `<circle cx="48" cy="44" r="7" fill="${PAPER}" stroke="${EDGE}" stroke-width="1.5"/>`
  const text =
    textPath(PROMISE.slice(0, 5), left, 26, size, INK) + textPath(PROMISE.slice(5), left + 5 * size, 26, size, PINE)
  return `<g transform="translate(0 ${String(y)})">${tag}${text}</g>`
}
