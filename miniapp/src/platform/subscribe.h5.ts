import { askInPreview } from './preview-sheet'
import type { SubscribeAnswer, SubscribeTemplate } from './subscribe.types'
import { platformTexts } from './texts'

/** Asks as WeChat would, on a sheet of our own. */
export const askToSubscribe = async (templates: readonly SubscribeTemplate[]): Promise<SubscribeAnswer> => {
  if (templates.length === 0) return {}
  const choice = await askInPreview({
    title: platformTexts.subscribeTitle,
    lines: templates.map(({ words }) => words),
    choices: [
      { id: 'accept', words: platformTexts.subscribeYes },
      { id: 'reject', words: platformTexts.subscribeNo },
    ],
  })
  const answer = choice === 'accept' ? 'accept' : 'reject'
  return Object.fromEntries(templates.map(({ id }) => [id, answer]))
}
