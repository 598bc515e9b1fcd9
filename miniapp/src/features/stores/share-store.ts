import type { Store } from '@cheji/shared/stores/stores.contract'
import type { ShareCard } from '../../platform/share.types'
import { pageUrl, PAGES } from '../../platform/routes'
import { storesTexts as texts } from './texts'

/** The card that a family is sent: name, hours, how many cars can be tried. */
export const storeShareCard = (storeId: string, store: Store | undefined): ShareCard => {
  const path = pageUrl(PAGES.store, { storeId })
  if (!store) return { title: texts.shareFallback, path }
  const [hours = store.openState.words] = store.openingHours.words
  return {
    title: texts.shareTitle(store.name, hours, store.testDriveModels.length),
    path,
    imageUrl: store.sharePictureUrl,
  }
}
