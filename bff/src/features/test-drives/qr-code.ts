import { toDataURL } from 'qrcode'

/** A QR code of a booking's six digits and id, as a PNG data URI of less than 3 kB, for the store's scanner. */
export const qrPngOf = (testDriveId: string, code: string): Promise<string> =>
  toDataURL(`cheji:test-drive:${testDriveId}:${code}`, {
    errorCorrectionLevel: 'M',
    margin: 2,
    scale: 5,
    color: { dark: '#141b17', light: '#ffffff' },
  })
