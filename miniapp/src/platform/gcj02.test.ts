import { distanceM } from '@cheji/shared/kernel/geo'
import fc from 'fast-check'
import { wgs84ToGcj02 as toGcj02 } from './gcj02'

test('a known pair: Tiananmen', () => {
  const { lat, lng } = toGcj02({ lat: 39.907333, lng: 116.391083 })
  expect(lat).toBeCloseTo(39.908737, 4)
  expect(lng).toBeCloseTo(116.397328, 4)
})

test('outside of China nothing moves', () => {
  expect(toGcj02({ lat: 48.85, lng: 2.35 })).toEqual({ lat: 48.85, lng: 2.35 })
})

test('inside it moves by less than 1.5 km', () =>
  fc.assert(
    fc.property(
      fc.double({ min: 20, max: 50, noNaN: true }),
      fc.double({ min: 80, max: 130, noNaN: true }),
      (lat, lng) => {
        expect(distanceM({ lat, lng }, toGcj02({ lat, lng }))).toBeLessThan(1500)
      },
    ),
  ))
