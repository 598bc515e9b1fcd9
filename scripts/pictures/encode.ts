import type { Format } from './picture'

/** The encoders' settings, part of what a cached picture is known by. Effort 6 saves 3 % more and takes twice as long. */
export const ENCODERS = {
  webp: { effort: 4, smartSubsample: true },
  jpeg: { mozjpeg: true },
} as const

/** viewBox units per inch at which librsvg draws one unit as one pixel. */
const UNIT_DENSITY = 72

/**
 * Renders SVG text to the format's size and bytes. Rejects when the SVG cannot be read or the result is larger than promised.
 * sharp is loaded at the first use: a build in which nothing changed does not pay for it.
 */
export async function encode(svg: string, format: Format, name: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { widthPx: width, heightPx: height, quality, alphaQuality = 100 } = format
  const image = sharp(Buffer.from(svg), { density: (UNIT_DENSITY * width) / viewBoxWidth(svg) }).resize(width, height)
  const encoded =
    format.kind === 'jpeg'
      ? image.flatten({ background: '#F4F4EF' }).jpeg({ quality, ...ENCODERS.jpeg })
      : image.webp({ quality, alphaQuality, ...ENCODERS.webp })
  const bytes = await encoded.toBuffer()
  if (bytes.length > format.maxBytes) {
    throw new Error(`${name} has ${String(bytes.length)} bytes, allowed are ${String(format.maxBytes)}`)
  }
  return bytes
}

function viewBoxWidth(svg: string): number {
  const width = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  if (!(width > 0)) throw new RangeError('encode: svg without a viewBox')
  return width
}
