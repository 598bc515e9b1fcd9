import { z } from 'zod'
import { PayRefusal } from './pay-refusal'
import type { WechatPay } from './wechat-pay'

/** What `wx.requestPayment` is called with; the mini-program's own id is known to WeChat, and must be true where it is given. */
export const RequestPayment = z.object({
  appId: z.string().optional(),
  timeStamp: z.string().regex(/^\d{1,12}$/),
  nonceStr: z.string().min(1).max(32),
  package: z.string().regex(/^prepay_id=\w+$/),
  /** The client would take MD5 where it is left out. */
  signType: z.literal('RSA'),
  paySign: z.string().min(1),
})

/**
 * Checks the parameters as the client's WeChat does before it opens the cashier.
 *
 * @returns the prepay that they are for
 * @throws PayRefusal APPID_MCHID_NOT_MATCH, SIGN_ERROR
 */
export function checkRequestPayment(
  { signatures, surroundings: { options } }: WechatPay,
  { appId, timeStamp, nonceStr, package: prepay, paySign }: z.output<typeof RequestPayment>,
): string {
  if (appId !== undefined && appId !== options.appId) throw new PayRefusal('APPID_MCHID_NOT_MATCH')
  const text = `${options.appId}\n${timeStamp}\n${nonceStr}\n${prepay}\n`
  if (!signatures.isByMerchant(text, paySign)) throw new PayRefusal('SIGN_ERROR', '支付验证签名失败')
  return prepay.slice('prepay_id='.length)
}
