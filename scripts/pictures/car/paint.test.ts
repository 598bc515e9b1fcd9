import fc from 'fast-check'
import { tone, tones } from './paint'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
const lightness = (colour: string) =>
  [1, 3, 5].reduce((sum, start) => sum + parseInt(colour.slice(start, start + 2), 16), 0)

it('answers with a colour whatever the paint', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      for (const value of Object.values(tones(colour))) expect(value).toMatch(/^#[0-9a-f]{6}$/i)
    }),
  )
})

it('goes from black to white', () => {
  expect(lightness(tone('#2C9468', 1))).toBeGreaterThan(3 * 245)
  expect(lightness(tone('#2C9468', -1))).toBeLessThan(3 * 10)
  expect(lightness(tone('#2C9468', 0.3))).toBeGreaterThan(lightness('#2C9468'))
  expect(lightness(tone('#2C9468', -0.3))).toBeLessThan(lightness('#2C9468'))
})
