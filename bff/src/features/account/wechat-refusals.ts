import { ApiError } from '../../http/api-error'
import { WechatError } from '../../wechat/wechat-error'

/**
 * Runs a call to WeChat and turns its failure into the words for her: `invalidCode` where the code is at fault, so that
 * one more tap helps, else `user_blocked`, `rate_limited` or `try_later`.
 */
export const refusingAs = async <T>(
  invalidCode: 'login_code_invalid' | 'phone_code_invalid',
  call: () => Promise<T>,
): Promise<T> => {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    switch (error.fault) {
      case 'code_invalid':
      case 'code_used':
        throw new ApiError(invalidCode, { cause: error })
      case 'user_blocked':
        throw new ApiError('user_blocked', { cause: error })
      case 'too_often':
        throw new ApiError('rate_limited', { cause: error, retryAfterS: 60 })
      default:
        throw new ApiError('try_later', { cause: error, retryAfterS: 5 })
    }
  }
}
