import Taro from '@tarojs/taro'

/** Says in passing that something was done. */
export const showWords = (title: string): void => {
  void Taro.showToast({ title, icon: 'none' })
}
