import Taro from '@tarojs/taro'
import type { Storage } from './storage.types'

export const storage: Storage = {
  read: (key) => {
    try {
      const value: unknown = Taro.getStorageSync(key)
      // WeChat answers an empty string for what is not there.
      return value === '' ? undefined : value
    } catch {
      return undefined
    }
  },
  write: (key, value) => {
    try {
      Taro.setStorageSync(key, value)
      return true
    } catch {
      return false
    }
  },
  remove: (key) => {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // Nothing there, or nothing readable: either way it is gone for us.
    }
  },
}
