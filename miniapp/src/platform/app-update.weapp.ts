import Taro from '@tarojs/taro'
import { platformTexts } from './texts'

let busy = 0

/** Marks a deed that a restart would cut (a booking, a payment). Call what it returns when it is over. */
export const holdUpdates = (): (() => void) => {
  busy += 1
  let released = false
  return () => {
    if (!released) busy -= 1
    released = true
  }
}

/** Offers a new version once it is downloaded, never in the middle of a deed: then the next cold start takes it. */
export const watchUpdates = (): void => {
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => {
    if (busy > 0) return
    void Taro.showModal({
      title: platformTexts.updateTitle,
      content: platformTexts.updateWords,
      confirmText: platformTexts.updateNow,
      cancelText: platformTexts.updateLater,
    }).then(({ confirm }) => {
      if (confirm && busy === 0) manager.applyUpdate()
    })
  })
}
