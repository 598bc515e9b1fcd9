import Taro from '@tarojs/taro'
import { createStore } from '../ui/store'
import type { NetworkStore } from './network.types'

export const online: NetworkStore = createStore(true)

/** Watches the net from the app's start on. */
export const watchNetwork = (): void => {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    online.set(isConnected)
  })
  Taro.getNetworkType({
    success: ({ networkType }) => {
      online.set(networkType !== 'none')
    },
  })
}
