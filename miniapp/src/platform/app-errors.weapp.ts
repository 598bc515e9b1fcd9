import Taro from '@tarojs/taro'

export type ErrorListener = (kind: 'error' | 'rejection' | 'page_not_found', message: string, stack?: string) => void

/** Everything that nobody caught. */
export const watchErrors = (listener: ErrorListener): void => {
  Taro.onError((error) => {
    listener('error', typeof error === 'string' ? error : error.message)
  })
  Taro.onUnhandledRejection(({ reason }) => {
    const { message, stack } = (typeof reason === 'string' ? { message: reason } : reason) as {
      message?: string
      stack?: string
    }
    listener('rejection', message ?? 'unknown', stack)
  })
  Taro.onPageNotFound(({ path }) => {
    listener('page_not_found', path)
  })
}
