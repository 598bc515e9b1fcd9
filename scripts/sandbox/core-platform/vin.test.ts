import { checkDigit, vinFrom } from './vin'

test.each([
  ['1M8GDM9AXKP042788', 'X'],
  ['11111111111111111', '1'],
  ['1HGCM82633A004352', '3'],
])('%s has the check digit %s', (vin, digit) => {
  expect(checkDigit(vin)).toBe(digit)
})

test('a VIN that is made has 17 allowed characters, its check digit and four digits at its end', () => {
  for (let seed = 0; seed < 256; seed += 1) {
    const vin = vinFrom(Uint8Array.from({ length: 32 }, (_, at) => (seed * 31 + at * 17) % 256))
    expect(vin).toMatch(/^[0-9A-HJ-NPR-Z]{13}\d{4}$/)
    expect(vin[8]).toBe(checkDigit(vin))
  }
})
