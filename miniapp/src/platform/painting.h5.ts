import type { PaintingApi } from './painting.types'
import { saveImage } from './save-image'

const SCALE = 2

export const { savePainting }: PaintingApi = {
  savePainting: async ({ width, height, paint }, _canvasId, name) => {
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = height * SCALE
    const brush = canvas.getContext('2d')
    if (!brush) return 'failed'
    brush.scale(SCALE, SCALE)
    paint(brush)
    return saveImage(canvas.toDataURL('image/png'), name)
  },
}
