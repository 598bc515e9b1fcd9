import Taro from '@tarojs/taro'
import type { LocationApi } from './location.types'

const SCOPE = PRECISE_LOCATION ? 'scope.userLocation' : 'scope.userFuzzyLocation'

/** A package may name only one family of location interfaces, so the other one is cut out at build. */
const ask = (): Promise<{ latitude: number; longitude: number }> =>
  PRECISE_LOCATION ? Taro.getLocation({ type: 'gcj02' }) : Taro.getFuzzyLocation({ type: 'gcj02' })

const permission = async (): Promise<boolean | undefined> => {
  try {
    const { authSetting } = await Taro.getSetting()
    return (authSetting as Record<string, boolean | undefined>)[SCOPE]
  } catch {
    return undefined
  }
}

export const { locate, isAllowed, openPermission, choosePlace }: LocationApi = {
  locate: async () => {
    try {
      const { latitude, longitude } = await ask()
      return { known: true, place: { lat: latitude, lng: longitude }, fuzzy: !PRECISE_LOCATION }
    } catch {
      return { known: false, reason: (await permission()) === true ? 'unavailable' : 'refused' }
    }
  },
  isAllowed: async () => (await permission()) === true,
  openPermission: async () => {
    try {
      const { authSetting } = await Taro.openSetting()
      return (authSetting as Record<string, boolean | undefined>)[SCOPE] === true
    } catch {
      return false
    }
  },
  choosePlace: async () => {
    try {
      const { latitude, longitude } = await Taro.chooseLocation({})
      return { lat: latitude, lng: longitude }
    } catch {
      return undefined
    }
  },
}
