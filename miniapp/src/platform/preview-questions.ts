import { createStore } from './store'

/** A question that WeChat itself would ask and that the browser preview must ask in its place. */
export interface PreviewQuestion {
  title: string
  lines: readonly string[]
  /** All equally large; the first is solid. */
  choices: readonly { id: string; words: string }[]
  answer: (id: string | undefined) => void
}

/** What waits for an answer; `Page` shows it. Never set in WeChat. */
export const previewQuestion = createStore<PreviewQuestion | undefined>(undefined)

/** Asks on a sheet of our own; closing it answers undefined. A newer question closes an older one. */
export const askInPreview = <Id extends string>(question: {
  title: string
  lines: readonly string[]
  choices: readonly { id: Id; words: string }[]
}): Promise<Id | undefined> =>
  new Promise((resolve) => {
    previewQuestion.get()?.answer(undefined)
    const asked: PreviewQuestion = {
      ...question,
      answer: (id) => {
        if (previewQuestion.get() === asked) previewQuestion.set(undefined)
        resolve(question.choices.find((choice) => choice.id === id)?.id)
      },
    }
    previewQuestion.set(asked)
  })
