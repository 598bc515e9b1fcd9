import Taro from '@tarojs/taro'
import { platformTexts } from './texts'

/** Copies and says so. */
export const copyText = async (data: string, said: string = platformTexts.copied): Promise<void> => {
  await Taro.setClipboardData({ data })
  await Taro.showToast({ title: said, icon: 'none' })
}
