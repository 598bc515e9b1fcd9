import type { IncomingHttpHeaders } from 'node:http'

const HERE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * Whether a request to the console comes from this machine's own pages or tools: a website that is open in the same
 * browser must neither read the sandboxes nor drive them (its origin is elsewhere, or its name was pointed here).
 */
export function isFromHere({ host, origin }: IncomingHttpHeaders): boolean {
  if (!HERE.test(host ?? '')) return false
  return origin === undefined || (URL.canParse(origin) && HERE.test(new URL(origin).host))
}
