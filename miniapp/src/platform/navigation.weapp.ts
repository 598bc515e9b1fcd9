import Taro from '@tarojs/taro'
import type { Destination } from './navigation.types'

/** Opens WeChat's map, from which every navigation app can be started. */
export const navigateTo = async ({ place, name, address }: Destination): Promise<void> => {
  await Taro.openLocation({ latitude: place.lat, longitude: place.lng, name, address, scale: 16 })
}
