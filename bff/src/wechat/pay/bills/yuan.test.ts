import fc from 'fast-check'
import { yuanToFen } from './yuan'

describe('yuan', () => {
  test('become fen by their characters, every one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14 - 1), max: 10 ** 14 - 1 }), fc.nat({ max: 3 }), (fen, zeros) => {
        const digits = String(Math.abs(fen)).padStart(3, '0')
        const text = `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(zeros)}`
        expect(yuanToFen(text)).toBe(fen)
      }),
    )
  })

  test.each([
    ['0.29', 29],
    ['1.1', 110],
    ['8.20', 820],
    ['4.35', 435],
    ['7', 700],
    ['-0.00', 0],
  ])('%s', (text, fen) => {
    expect(yuanToFen(text)).toBe(fen)
  })

  test.each(['', '.5', '1.', '1.005', '1,000.00', '１.00', '1e3', ' 1.00', '+1.00', '¥1.00', '9'.repeat(13)])(
    '%j is no amount',
    (text) => {
      expect(() => yuanToFen(text)).toThrow(RangeError)
    },
  )
})
