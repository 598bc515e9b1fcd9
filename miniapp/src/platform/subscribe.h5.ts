import { loginCode } from './login-code'
import { askInPreview } from './preview-questions'
import { tellSandbox } from './sandbox'
import type { SubscribeAnswer, SubscribeTemplate } from './subscribe.types'
import { platformTexts } from './texts'

/** Asks as WeChat would, on a sheet of our own, and tells WeChat's sandbox what she accepted: each accept pays for one message. */
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
  if (answer === 'accept') {
    await tellSandbox('/wechat/subscriptions', { code: await loginCode(), accepted: templates.map(({ id }) => id) })
  }
  return Object.fromEntries(templates.map(({ id }) => [id, answer]))
}
