import Taro from '@tarojs/taro'
import type { Brush, PaintingApi } from './painting.types'

const SCALE = 2

interface CanvasNode {
  width: number
  height: number
  getContext: (kind: '2d') => Brush
}

export const { savePainting }: PaintingApi = {
  savePainting: async ({ width, height, paint }, canvasId) => {
    const canvas = await find(canvasId)
    if (!canvas) return 'failed'
    try {
      canvas.width = width * SCALE
      canvas.height = height * SCALE
      const brush = canvas.getContext('2d')
      brush.scale(SCALE, SCALE)
      paint(brush)
      const { tempFilePath } = await Taro.canvasToTempFilePath({
        // Taro's types want its own wrapper, WeChat the node.
        canvas: canvas as unknown as Taro.Canvas,
        width: canvas.width,
        height: canvas.height,
        fileType: 'png',
      })
      await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
      return 'saved'
    } catch (error) {
      const { errMsg = '' } = error as { errMsg?: string }
      return /auth|deny|privacy/.test(errMsg) ? 'refused' : 'failed'
    }
  },
}

const find = (canvasId: string): Promise<CanvasNode | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${canvasId}`)
      .fields({ node: true, size: true })
      .exec((results: { node?: CanvasNode }[]) => {
        resolve(results[0]?.node)
      })
  })
