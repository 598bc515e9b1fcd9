import type { Scene } from './scene'
import { AMBER, box, dot, fill, frame, INK, STEEL, stroke } from './scene'

/** A charging post with its gun unhooked. */
export const charger: Scene = ({ accent, ref, shadow }) => {
  const cable = 'M139 80C160 82 148 138 164 138 180 138 178 110 182 93'
  const gun = 'M176 92L181 66C182 56 188 51 197 51H204V69H198C194 69 193 72 192 76L188 94A6 6 0 0 1 176 92Z'
  const levels = [0, 1, 2].map((i) => box(97 + i * 12, 99, 9, 4, 2, i < 2 ? accent.base : '#c5ccd3'))
  return (
    shadow(118, 66) +
    stroke(cable, INK, 6) +
    stroke(cable, '#4a535d', 2) +
    box(80, 142, 68, 9, 3, INK) +
    box(86, 34, 56, 110, 12, ref('w')) +
    frame(86, 34, 56, 110, 12, '#7d8893', 'opacity=".5"') +
    fill('M86 46A12 12 0 0 1 98 34H130A12 12 0 0 1 142 46V52H86Z', ref('a')) +
    stroke('M99 38.5H128', '#fff', 2, 0.55) +
    box(94, 60, 40, 30, 5, ref('g')) +
    fill('M116 63L106 77H113L111 87 122 73H115Z', '#d9f99a') +
    fill('M97 90L112 60H119L104 90Z', '#fff', 0.12) +
    levels.join('') +
    box(100, 126, 28, 3, 1.5, '#b4bcc4') +
    box(100, 132, 28, 3, 1.5, '#b4bcc4') +
    fill(gun, INK) +
    stroke('M182.5 86L186 68C187 61 191 57 197 57', '#5a646e', 2.6) +
    box(202, 48, 9, 24, 3, ref('a')) +
    box(210, 51, 6, 18, 2.5, ref('m')) +
    stroke('M190 84L193 79', AMBER, 3) +
    stroke('M214 42L219 36M223 60H230M205 38V31', AMBER, 3)
  )
}

/** A toolbox, closed and ready. */
export const service: Scene = ({ accent, ref, shadow }) => {
  const wrench = 'M-7 0V-44C-16 -49 -18 -61 -12 -69L-5 -62V-54H5V-62L12 -69C18 -61 16 -49 7 -44V0Z'
  const screwdriver =
    box(-3, -50, 6, 54, 2, ref('m')) +
    box(-9, -76, 18, 34, 7, ref('y')) +
    stroke('M-3 -71V-48M3 -71V-48', '#b9771a', 1.6, 0.6)
  const latches = [80, 146].map((x) => box(x, 102, 14, 17, 3.5, INK) + box(x + 2, 104, 10, 6, 2, '#d5dbe1'))
  return (
    shadow(120, 84) +
    `<g transform="translate(92 96) rotate(-14)">${fill(wrench, ref('m'))}${stroke(wrench, '#6d7781', 1, 0.6)}</g>` +
    `<g transform="translate(146 94) rotate(12)">${screwdriver}</g>` +
    stroke('M98 88V76A8 8 0 0 1 106 68H134A8 8 0 0 1 142 76V88', INK, 8) +
    stroke('M106 70H134', '#5a646e', 2) +
    fill('M56 98A10 10 0 0 1 66 88H174A10 10 0 0 1 184 98V112H56Z', ref('a')) +
    box(58, 110, 124, 41, 9, ref('a')) +
    box(56, 107, 128, 6, 2, INK, 0.28) +
    stroke('M68 92.5H172', '#fff', 2, 0.5) +
    stroke('M66 117H174', '#fff', 1.6, 0.3) +
    latches.join('') +
    box(104, 121, 32, 17, 5, '#fff', 0.92) +
    stroke('M114 129.5L118.5 133.5 126.5 125.5', accent.base, 3)
  )
}

/** A safe, a shield and a coin beside them. */
export const paymentSafe: Scene = ({ accent, ref, shadow }) => {
  const shield = 'M176 46C184 52 191 53 198 53 199 74 192 86 176 93 160 86 153 74 154 53 161 53 168 52 176 46Z'
  const coin =
    dot(176, 133, 19, '#b9771a') +
    dot(176, 132, 18.5, ref('y')) +
    `<circle cx="176" cy="132" r="14" stroke="#fff" stroke-width="1.6" opacity=".6"/>` +
    stroke('M169 123L176 131 183 123M176 131V142M170 133.5H182M170 138H182', '#8a5510', 2.6)
  return (
    shadow(114, 80) +
    box(66, 142, 16, 10, 3, INK) +
    box(132, 142, 16, 10, 3, INK) +
    box(54, 48, 106, 98, 13, ref('g')) +
    stroke('M66 52H148', '#fff', 2, 0.35) +
    box(63, 57, 88, 80, 8, ref('w')) +
    frame(63, 57, 88, 80, 8, '#7d8893', 'opacity=".6"') +
    box(56.5, 68, 8, 15, 3, STEEL) +
    box(56.5, 111, 8, 15, 3, STEEL) +
    dot(102, 97, 24, '#c5ccd3') +
    dot(102, 96, 22.5, ref('m')) +
    stroke('M102 74V81M102 112V119M79 97H86M118 97H125', INK, 3.4, 0.75) +
    dot(102, 97, 11, ref('a')) +
    stroke('M97 97L101 101 107.5 93.5', '#fff', 3) +
    box(139, 84, 6, 26, 3, INK) +
    coin +
    fill(shield, ref('a')) +
    stroke('M160 58C166 58 171 56 176 53', '#fff', 2.4, 0.6) +
    stroke('M166.5 69.5L174 76.5 187 63', '#fff', 4.6) +
    stroke(shield, accent.deep, 1, 0.6)
  )
}
