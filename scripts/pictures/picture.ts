/** How a drawing becomes a file. `maxBytes` is a promise that tests hold: our buyers' networks are slow. */
export interface Format {
  kind: 'webp' | 'jpeg'
  widthPx: number
  heightPx: number
  quality: number
  /** WebP only: 100 keeps every step of the soft shadow's edge. */
  alphaQuality?: number
  maxBytes: number
}

/** A picture to be made: its name in the manifest, its drawing, its form. */
export interface Picture {
  /** Path-like name that stays the same when the bytes change, e.g. `models/byd-seagull/pink/card.webp`. */
  name: string
  svg: string
  format: Format
}

export const FORMATS = {
  /** In a list: 192 × 96 on the screen, nearly twice as dense; transparent. */
  card: { kind: 'webp', widthPx: 360, heightPx: 180, quality: 62, alphaQuality: 65, maxBytes: 6_000 },
  /** On the model's own page; transparent. */
  model: { kind: 'webp', widthPx: 686, heightPx: 343, quality: 73, alphaQuality: 75, maxBytes: 15_000 },
  /** Kept for the offline catalogue; transparent. */
  thumb: { kind: 'webp', widthPx: 120, heightPx: 60, quality: 70, alphaQuality: 80, maxBytes: 2_500 },
  /** In the mini-program's package, on empty and failed pages: 240 × 180 on the screen; transparent. */
  empty: { kind: 'webp', widthPx: 360, heightPx: 270, quality: 70, alphaQuality: 90, maxBytes: 8_000 },
  /** WeChat's share card. */
  share: { kind: 'jpeg', widthPx: 500, heightPx: 400, quality: 86, maxBytes: 60_000 },
} as const satisfies Record<string, Format>
