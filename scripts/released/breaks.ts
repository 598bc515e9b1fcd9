import { reasonsToRefuse } from './compatibility'
import type { Contract, ReleasedEndpoint, RequestPart } from './contract'

/**
 * What a client that was built against `released` would notice of `present`: endpoints that went or ask for more, requests
 * that are no longer taken, answers that no longer are what it was promised. Empty as long as v1 was only added to.
 */
export const breaksOf = (released: Contract, present: Contract): string[] => [
  ...Object.entries(released.endpoints).flatMap(([name, before]) => {
    const now = present.endpoints[name]
    return now ? endpointBreaks(before, now).map((text) => `${name}: ${text}`) : [`${name}: is gone`]
  }),
  ...Object.entries(released.errors)
    .filter(([code, status]) => present.errors[code] !== status)
    .map(([code, status]) => `error ${code}: was ${status}, is ${String(present.errors[code])}`),
]

const endpointBreaks = (before: ReleasedEndpoint, now: ReleasedEndpoint): string[] => [
  ...(now.access === before.access || now.access === 'public' ? [] : [`access is ${now.access}, was ${before.access}`]),
  ...(now.creates && !before.creates ? ['asks for an Idempotency-Key'] : []),
  ...(['params', 'query', 'body'] as const).flatMap((part) => requestBreaks(before[part], now[part], part)),
  ...reasonsToRefuse(before.result, now.result, 'result'),
]

/** A part that one of both has not got is an empty object. */
const NOTHING: RequestPart = { sent: { type: 'object', additionalProperties: false }, read: { type: 'object' } }

const requestBreaks = (before: RequestPart | null, now: RequestPart | null, part: string): string[] => {
  const wide = now ?? NOTHING
  const narrow = before ?? NOTHING
  return [
    ...reasonsToRefuse(wide.sent, narrow.sent, part),
    // What has a default is always there once it is read.
    ...reasonsToRefuse({ ...wide.read, required: [] }, narrow.read, `${part} as read`),
  ]
}
