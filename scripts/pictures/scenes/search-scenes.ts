import type { Scene } from './scene'
import { AMBER, box, dot, fill, frame, INK, STEEL, stroke } from './scene'

/** A car under a magnifying glass that is not there. */
export const noResults: Scene = ({ accent, ref, shadow }) => {
  const car =
    'M34 134C32 124 34 115 42 112L60 108C70 92 80 84 98 82L126 82C144 83 152 90 162 105 174 108 178 114 178 124L177 134' +
    'H164A13 13 0 0 0 138 134H76A13 13 0 0 0 50 134Z'
  const windows = 'M72 107C79 97 86 92 98 91H106V107ZM113 107V91H126C138 92 144 97 150 107Z'
  const wheel = (x: number) =>
    `<circle cx="${x}" cy="138" r="8.5" stroke="${accent.deep}" stroke-width="2" opacity=".55"/>`
  return (
    shadow(106, 84) +
    fill(car, '#ffffff', 0.75) +
    stroke(car, accent.deep, 2, 0.65, '5 5') +
    stroke(windows, accent.deep, 1.6, 0.5) +
    wheel(63) +
    wheel(151) +
    stroke('M180 112L203 138', INK, 11) +
    stroke('M183 115L201 136', ref('a'), 7) +
    stroke('M181 112L186 118', '#c9d0d7', 8) +
    dot(158, 86, 34, INK) +
    dot(158, 86, 31, ref('m')) +
    dot(158, 86, 26, ref('g')) +
    stroke('M141 82A18 18 0 0 1 156 67', '#fff', 4, 0.75) +
    fill('M150 111L176 67 182 78 163 111Z', '#fff', 0.12) +
    stroke('M151 80A7 7 0 1 1 160 87C158.5 88 158 89 158 92', '#fff', 4) +
    dot(158, 99, 2.6, '#fff')
  )
}

/** A mast that sends, a cloud that does not. */
export const offline: Scene = ({ accent, ref, shadow }) => {
  const cloud = 'M70 112A17 17 0 0 1 72 78A25 25 0 0 1 119 71A20.5 20.5 0 0 1 142 112Z'
  const mast =
    'M152 150L165 66 178 150M155 130H175M157 114H173M160 98H170M155 130L173 114M175 130L157 114 170 98M173 114L160 98'
  return (
    shadow(166, 44) +
    stroke(mast, INK, 2.6, 0.85) +
    box(148, 147, 34, 5, 2.5, INK) +
    box(162.5, 44, 5, 26, 2.5, ref('m')) +
    dot(165, 44, 6, ref('a')) +
    dot(163.5, 42.5, 1.8, '#fff', 0.8) +
    stroke('M177 35A15 15 0 0 1 177 53', accent.base, 3.4) +
    stroke('M186 28A25 25 0 0 1 186 60', accent.base, 3.4, 0.4, '7 6') +
    stroke('M195 21A36 36 0 0 1 195 67', accent.base, 3.4, 0.22, '5 8') +
    fill(cloud, ref('w')) +
    stroke(cloud, '#7d8893', 1, 0.5) +
    stroke('M84 78A14 14 0 0 1 97 68', '#fff', 4, 0.9) +
    dot(134, 112, 15, '#fff') +
    dot(134, 112, 12.5, ref('y')) +
    stroke('M129.5 107.5L138.5 116.5M138.5 107.5L129.5 116.5', '#fff', 3.2)
  )
}

/** A calendar with one day marked and nothing in it. */
export const noBookings: Scene = ({ accent, ref, shadow }) => {
  const days = Array.from({ length: 13 }, (_, i) => i)
    .filter((i) => i !== 7)
    .map((i) => box(75 + (i % 5) * 19, 88 + Math.floor(i / 5) * 17, 12, 10, 3, '#c5ccd3', 0.55))
  const rings = [88, 119, 150].map((x) => box(x - 4, 35, 8, 20, 4, INK) + box(x - 2.5, 37, 5, 9, 2.5, STEEL))
  return (
    shadow(118, 74) +
    box(62, 44, 114, 106, 12, ref('w')) +
    frame(62, 44, 114, 106, 12, '#7d8893', 'opacity=".5"') +
    fill('M62 56A12 12 0 0 1 74 44H164A12 12 0 0 1 176 56V76H62Z', ref('a')) +
    stroke('M76 49H160', '#fff', 2, 0.5) +
    rings.join('') +
    days.join('') +
    frame(110, 102, 18, 16, 5, accent.base, 'stroke-width="2" stroke-dasharray="4 3.5"') +
    dot(172, 128, 21, '#fff') +
    dot(172, 128, 21, ref('g')) +
    stroke('M156 121A17 17 0 0 1 167 112', '#fff', 2.5, 0.6) +
    stroke('M172 117V129L180 134', '#fff', 3.4) +
    dot(172, 129, 2.4, AMBER)
  )
}
