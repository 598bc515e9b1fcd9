import Taro from '@tarojs/taro'
import type { PaymentApi } from './payment.types'

export const { openCashier, saidOnReturn }: PaymentApi = {
  openCashier: async ({ timeStamp, nonceStr, package: prepay, signType, paySign }) => {
    try {
      // Without callbacks: with any of them the promise would be fulfilled at once, paid or not.
      await Taro.requestPayment({ timeStamp, nonceStr, package: prepay, signType, paySign })
      return 'ok'
    } catch (error) {
      const { errMsg = '' } = error as { errMsg?: string }
      return /cancel/i.test(errMsg) ? 'cancelled' : 'unknown'
    }
  },
  saidOnReturn: () => undefined,
}
