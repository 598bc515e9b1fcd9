import Taro from '@tarojs/taro'
import { privacyRequest } from './privacy-requests'

/** Puts our own sheet in the place of WeChat's: an interface that touches her data waits until she has answered it. */
export const watchPrivacy = (): void => {
  Taro.onNeedPrivacyAuthorization((resolve) => {
    // A second question before the first is answered: the newest one decides, the older is refused.
    privacyRequest.get()?.({ event: 'disagree' })
    privacyRequest.set(resolve)
  })
}
