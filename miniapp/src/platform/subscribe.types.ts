/** What she said to each template id; `failed` when WeChat did not even ask. */
export type SubscribeAnswer = Readonly<Record<string, 'accept' | 'reject'>>

export interface SubscribeTemplate {
  id: string
  /** What it tells her, for the preview's own sheet: "前一天提醒". */
  words: string
}
