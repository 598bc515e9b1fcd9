import { createLogger } from '../../../infrastructure/logging'
import { createMetrics } from '../../../infrastructure/metrics'
import { systemRandom } from '../../../infrastructure/random'
import { type WechatPay, type WechatPayOptions, createWechatPay } from '../client'
import { API_V3_KEY, MERCHANT, PUBLIC_KEY } from './signing-peer'

export const NOW = new Date('2026-11-26T10:00:00+08:00')
export const NOTIFY_URLS = {
  payments: 'https://api.cheji.example/hooks/wechat-pay/payments',
  refunds: 'https://api.cheji.example/hooks/wechat-pay/refunds',
}

/** A client in public-key mode, quick to repeat, with what it logged and counted. */
export const connectWechatPay = (url: string, options: Partial<WechatPayOptions> = {}) => {
  const metrics = createMetrics()
  const logged: string[] = []
  const pay: WechatPay = createWechatPay({
    ...MERCHANT,
    url,
    apiV3Key: API_V3_KEY,
    platformKeys: { publicKey: { id: PUBLIC_KEY.id, source: PUBLIC_KEY.pem } },
    notifyUrls: NOTIFY_URLS,
    clock: () => NOW,
    random: systemRandom,
    log: createLogger({ level: 'debug', write: (line) => void logged.push(line) }),
    metrics,
    ...options,
    tuning: { firstBackoffMs: 1, ...options.tuning },
  })
  const metric = async (line: string): Promise<number> => {
    const found = (await metrics.registry.metrics()).split('\n').find((candidate) => candidate.startsWith(`${line} `))
    return Number(found?.slice(line.length) ?? 0)
  }
  return { pay, logged, metric }
}
