/** Who the merchant is. */
export const MERCHANT = {
  appId: 'wx5f1ceb1ab5f1ceb1',
  merchantId: '1900000109',
  merchantSerial: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
} as const

export const NOTIFY_URLS = {
  payments: 'https://api.cheji.example/hooks/wechat-pay/payments',
  refunds: 'https://api.cheji.example/hooks/wechat-pay/refunds',
} as const
