import type { Model } from './api'
import { api } from './api'

export interface Scenario {
  name: string
  run: (models: readonly Model[]) => Promise<unknown>
}

const PRICE_CUT_FEN = 100_000
const PRICE_AFTER_FEN = 5_880_000

/** What goes wrong in real life, one press each. */
export const SCENARIOS: readonly Scenario[] = [
  { name: '平台断了', run: () => api.setFault('core-platform *', 'status', 503) },
  { name: '平台很慢', run: () => api.setFault('core-platform *', 'delay', 3000) },
  {
    name: '价格半路变了',
    run: (models) => {
      const trim = models.find((model) => model.id === 'wuling-binguo')?.trims[0] ?? models[0]?.trims[0]
      const priceFen = PRICE_AFTER_FEN - Math.floor(Math.random() * 5) * PRICE_CUT_FEN
      return api.change('price', { trimId: trim?.id, priceFen, reasonZh: '厂家调价' })
    },
  },
  { name: '所有通知来两遍', run: () => api.setFault('core-platform events', 'duplicate') },
  { name: '通知前后颠倒', run: () => api.setFault('core-platform events', 'out_of_order') },
  { name: '支付通知一直不来', run: () => api.setFault('wechat-pay events', 'lose') },
  { name: '支付通知来两遍', run: () => api.setFault('wechat-pay events', 'duplicate') },
  { name: '微信登录忙', run: () => api.setFault('wechat GET /sns/jscode2session', 'errcode', -1) },
]
