import { encode } from '../encode'
import { FORMATS } from '../picture'
import { drawEmpty, EMPTY_KINDS } from './draw-empty'

it.each(EMPTY_KINDS)('%s is small enough for the package', async (kind) => {
  const svg = drawEmpty(kind)
  expect(svg.length).toBeLessThanOrEqual(6_000)
  expect(svg).not.toMatch(/NaN|undefined|<text/)
  expect((await encode(svg, FORMATS.empty, kind)).length).toBeLessThanOrEqual(FORMATS.empty.maxBytes)
})

it('refuses an unknown scene and a colour that is none', () => {
  expect(() => drawEmpty('party' as never)).toThrow(RangeError)
  expect(() => drawEmpty('offline', 'green')).toThrow(RangeError)
})
