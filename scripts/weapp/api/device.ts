import type { Phone } from '../phone'

const STATUS_BAR_HEIGHT = 44
const NAVIGATION_BAR_HEIGHT = 50
const HOME_INDICATOR_HEIGHT = 34
const TAB_BAR_HEIGHT = 44

/** What the phone tells about its window. Lengths in CSS pixels. */
export function windowInfo({ width, height, pixelRatio }: Phone) {
  const top = STATUS_BAR_HEIGHT
  const bottom = height - HOME_INDICATOR_HEIGHT
  return {
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - STATUS_BAR_HEIGHT - NAVIGATION_BAR_HEIGHT - TAB_BAR_HEIGHT,
    statusBarHeight: STATUS_BAR_HEIGHT,
    screenTop: STATUS_BAR_HEIGHT + NAVIGATION_BAR_HEIGHT,
    safeArea: { left: 0, right: width, top, bottom, width, height: bottom - top },
  }
}

export function deviceInfo({ platform }: Phone) {
  const [brand, model, system] =
    platform === 'ios' ? ['iPhone', 'iPhone X', 'iOS 17.0'] : ['Redmi', 'Note 12', 'Android 13']
  return { brand, model, system, platform, abi: 'arm64', benchmarkLevel: 30 }
}

/** What WeChat tells about itself; the usual font size is 17 px on iPhones and 16 px on Android. */
export function appBaseInfo({ platform, sdkVersion, fontSizeScaleFactor }: Phone) {
  return {
    SDKVersion: sdkVersion,
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    host: { env: 'WeChat' },
    fontSizeSetting: (platform === 'ios' ? 17 : 16) * fontSizeScaleFactor,
    fontSizeScaleFactor,
  }
}

export function menuButton({ width }: Phone) {
  return { top: 48, bottom: 80, left: width - 97, right: width - 10, width: 87, height: 32 }
}
