import Taro from '@tarojs/taro'
import type { SaveResult } from './save-image.types'

/** Puts a PNG, given as a data URI (a booking's code), into her album, so that it is there without a net. */
export const saveImage = async (dataUri: string, name: string): Promise<SaveResult> => {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}.png`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, dataUri.slice(dataUri.indexOf(',') + 1), 'base64')
    await Taro.saveImageToPhotosAlbum({ filePath })
    return 'saved'
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    return /auth|deny|privacy/.test(errMsg) ? 'refused' : 'failed'
  }
}
