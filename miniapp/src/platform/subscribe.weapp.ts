import Taro from '@tarojs/taro'
import type { SubscribeAnswer, SubscribeTemplate } from './subscribe.types'

/**
 * Asks whether we may send these messages, at most three, once each. Only from a tap.
 * Whatever WeChat says other than accept (reject, ban, filter, a failure) means that none will be sent.
 */
export const askToSubscribe = async (templates: readonly SubscribeTemplate[]): Promise<SubscribeAnswer> => {
  if (templates.length === 0) return {}
  try {
    const tmplIds = templates.slice(0, 3).map(({ id }) => id)
    const answer: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) }
    return Object.fromEntries(tmplIds.map((id) => [id, answer[id] === 'accept' ? 'accept' : 'reject']))
  } catch {
    return Object.fromEntries(templates.map(({ id }) => [id, 'reject']))
  }
}
