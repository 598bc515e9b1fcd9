import type { ApiOptions, ApiReply } from './call'
import { ApiFailure } from './failure'

const MAX_TEMPLATES = 3

/**
 * `wx.requestSubscribeMessage`: only in a gesture, at most three templates; the user accepts them all.
 * @throws ApiFailure with WeChat's codes.
 */
export function requestSubscribeMessage({ tmplIds }: ApiOptions, inGesture: boolean): ApiReply {
  const name = 'requestSubscribeMessage'
  if (!inGesture) throw new ApiFailure(`${name}:fail can only be invoked by user TAP gesture.`, { errCode: 20_000 })
  const ids = Array.isArray(tmplIds) ? (tmplIds as unknown[]) : []
  if (ids.length === 0) throw new ApiFailure(`${name}:fail TmplIds can't be empty`, { errCode: 10_001 })
  if (ids.length > MAX_TEMPLATES)
    throw new ApiFailure(`${name}:fail Templates count out of max bounds`, { errCode: 20_003 })
  return Object.fromEntries(ids.map((id) => [String(id), 'accept']))
}
