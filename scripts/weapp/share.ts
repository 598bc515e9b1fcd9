import type { PageView } from './runtime/page-view'
import { formatPageUrl } from './runtime/url'

/** A mini-program card in a chat. */
export interface ShareCard {
  readonly title: string
  /** The page that the card opens, with its query. */
  readonly path: string
  readonly imageUrl: string | undefined
}

export interface ShareCause {
  readonly from: 'menu' | 'button'
  readonly target?: unknown
}

/**
 * Asks the page for its card (`onShareAppMessage`); what it leaves out is WeChat's default.
 * @throws when the page cannot be shared or the card would open a page that does not exist.
 */
export async function shareCard(
  view: PageView,
  cause: ShareCause,
  copy: (value: unknown) => unknown,
): Promise<ShareCard> {
  const { files } = view.world
  if (typeof view.instance.onShareAppMessage !== 'function') throw new Error(`${view.route} cannot be shared`)
  const answer = (view.call('onShareAppMessage', copy(cause)) ?? {}) as Record<string, unknown>
  const promised = (await answer.promise) as Record<string, unknown> | undefined
  const { title, path, imageUrl } = { ...answer, ...promised }
  const window = files.json.window as { navigationBarTitleText?: string } | undefined
  const card: ShareCard = {
    title: typeof title === 'string' ? title : (window?.navigationBarTitleText ?? ''),
    path: typeof path === 'string' ? path : formatPageUrl(view),
    imageUrl: typeof imageUrl === 'string' ? imageUrl : undefined,
  }
  const route = card.path.replace(/^\//, '').split('?')[0] ?? ''
  if (!files.pages.includes(route)) throw new Error(`${view.route}: the shared path "${card.path}" is no page`)
  return card
}
