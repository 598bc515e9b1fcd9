/** The tones one paint takes on a body lit from above. */
export interface Tones {
  base: string
  light: string
  low: string
  deep: string
  floor: string
  /** Shut lines. */
  line: string
  /** The thin outline that keeps a white car off a white page. */
  rim: string
}

type Triple = readonly [number, number, number]

/** Dark paints need brighter reflections, and a light rim so that they stand out on a dark page. */
export function tones(hex: string): Tones {
  const isDark = channels(hex).reduce((sum, channel) => sum + channel, 0) < 210
  const line = tone(hex, -0.55)
  const deep = tone(hex, -0.24)
  return {
    base: hex,
    light: tone(hex, isDark ? 0.3 : 0.22),
    low: tone(hex, isDark ? 0.04 : -0.09),
    deep,
    floor: isDark ? tone(hex, 0.13) : deep,
    line,
    rim: isDark ? tone(hex, 0.45) : line,
  }
}

/**
 * A lighter (amount > 0, 1 is white) or darker (amount < 0, -1 is black) colour of the same hue.
 * Lightness and chroma move in OKLab (Björn Ottosson's matrices), so lemon stays lemon in the shadow.
 */
export function tone(hex: string, amount: number): string {
  const [was, wasA, wasB] = toOklab(channels(hex))
  const light = amount > 0 ? was + (1 - was) * amount : was * (1 + amount)
  const chroma = amount > 0 ? 1 - amount * 0.82 : 1 + amount * 0.35
  const coolShadow = amount < 0 ? 0.012 * was : 0
  const rgb = fromOklab([light, wasA * chroma, wasB * chroma - coolShadow])
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function channels(hex: string): Triple {
  const channel = (start: number) => parseInt(hex.slice(start, start + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

function toOklab(rgb: Triple): Triple {
  const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  const [r, g, b] = [toLinear(rgb[0] / 255), toLinear(rgb[1] / 255), toLinear(rgb[2] / 255)]
  const l = Math.cbrt(0.4122 * r + 0.5363 * g + 0.0514 * b)
  const m = Math.cbrt(0.2119 * r + 0.6807 * g + 0.1074 * b)
  const s = Math.cbrt(0.0883 * r + 0.2817 * g + 0.63 * b)
  return [
    0.2105 * l + 0.7936 * m - 0.0041 * s,
    1.978 * l - 2.4286 * m + 0.4506 * s,
    0.0259 * l + 0.7828 * m - 0.8087 * s,
  ]
}

function fromOklab([light, a, b]: Triple): number[] {
  const l = (light + 0.3963 * a + 0.2158 * b) ** 3
  const m = (light - 0.1056 * a - 0.0639 * b) ** 3
  const s = (light - 0.0895 * a - 1.2915 * b) ** 3
  const linear = [
    4.0767 * l - 3.3077 * m + 0.231 * s,
    -1.2684 * l + 2.6098 * m - 0.3413 * s,
    -0.0042 * l - 0.7034 * m + 1.7076 * s,
  ]
  const toSrgb = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)
  return linear.map((v) => Math.round(255 * toSrgb(Math.min(1, Math.max(0, v)))))
}
