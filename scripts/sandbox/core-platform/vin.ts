/** Letters and digits of a VIN, without I, O and Q, with the values that the check digit is made of (GB 16735-2019). */
const VALUES = new Map(
  Array.from('0123456789ABCDEFGHJKLMNPRSTUVWXYZ', (character, at) => [
    character,
    at < 10 ? at : Number('12345678123457923456789'.charAt(at - 10)),
  ]),
)
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const CHARACTERS = [...VALUES.keys()]

/** A VIN of an invented maker in China with a true check digit, made from some bytes: the same for the same bytes. */
export function vinFrom(bytes: Uint8Array): string {
  const drawn = Array.from({ length: 9 }, (_, at) => CHARACTERS[(bytes[at] ?? 0) % CHARACTERS.length] ?? '0').join('')
  const serial = Array.from({ length: 4 }, (_, at) => String((bytes[at + 9] ?? 0) % 10)).join('')
  const vin = `LCJ${drawn.slice(0, 5)}0T${drawn.slice(5, 8)}${serial}`
  return `${vin.slice(0, 8)}${checkDigit(vin)}${vin.slice(9)}`
}

/** The ninth character for the other sixteen: 0 to 9 or X. */
export function checkDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (VALUES.get(vin.charAt(at)) ?? 0), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}
