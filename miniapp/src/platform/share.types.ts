export interface ShareCard {
  title: string
  /** Of the page that it opens, with its query: `pageUrl(PAGES.model, {modelId})`. */
  path: string
  /** 5:4, at most 60 kB; without one WeChat takes a picture of the page. */
  imageUrl?: string
}
