import type { SaveResult } from './save-image.types'

/** The part of a canvas that pictures of ours are painted with; the same in a browser and in WeChat. */
export interface Brush {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  font: string
  textAlign: unknown
  fillRect: (x: number, y: number, width: number, height: number) => void
  fillText: (text: string, x: number, y: number) => void
  measureText: (text: string) => { width: number }
  scale: (x: number, y: number) => void
}

/** A picture in px of the drawing, painted at twice the size. */
export interface Painting {
  width: number
  height: number
  paint: (brush: Brush) => void
}

export interface PaintingApi {
  /** Paints and puts the picture into her album, so that it is there without a net. The page needs a `Canvas` named `canvasId` in WeChat. */
  savePainting: (painting: Painting, canvasId: string, name: string) => Promise<SaveResult>
}
