import Taro from '@tarojs/taro'

/** How much larger than usual she has set her phone's words; 1 = usual. */
export const systemFontScale = (): number => {
  try {
    // fontSizeScaleFactor is newer than Taro's types; fontSizeSetting (px, 17 = usual) is what older WeChats give.
    const info = Taro.getAppBaseInfo() as object as { fontSizeScaleFactor?: number; fontSizeSetting?: number }
    return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 17) / 17
  } catch {
    return 1
  }
}
