import Taro from '@tarojs/taro'
import { createStore } from './store'
import type { NetworkStore } from './network.types'

export const online: NetworkStore = createStore(true)

/** Watches the net from the app's start on. */
export const watchNetwork = (): void => {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    online.set(isConnected)
  })
  void Taro.getNetworkType({
    success: ({ networkType }) => {
      online.set(networkType !== 'none')
    },
  })
}
