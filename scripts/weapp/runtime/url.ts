import path from 'node:path'

export interface PageUrl {
  readonly route: string
  readonly query: Record<string, string>
}

/**
 * Reads a page's URL (`/pages/x/index?id=1`) as WeChat does; one without a leading slash is relative to `from`.
 * Values are *not* decoded, plain non-ASCII characters even arrive encoded: a page decodes for itself. A value ends at its
 * first `=`, and a name without one gets the text "undefined" (a known defect that WeChat keeps).
 */
export function parsePageUrl(url: string, from = ''): PageUrl {
  const [location = '', queryText = ''] = url.split('?')
  const route = location.startsWith('/') ? location.slice(1) : path.posix.join(path.posix.dirname(from), location)
  const query: Record<string, string> = {}
  for (const pair of queryText.split('&').filter(Boolean)) {
    const [name = '', value = 'undefined'] = pair.split('=')
    query[name] = encodeNonAscii(value)
  }
  return { route, query }
}

/** The URL by which another `parsePageUrl` finds the same page. */
export function formatPageUrl({ route, query }: PageUrl): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return pairs.length > 0 ? `/${route}?${pairs.join('&')}` : `/${route}`
}

function encodeNonAscii(text: string): string {
  return text.replace(/[^ -~]+/gu, encodeURIComponent)
}
