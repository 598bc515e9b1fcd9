import type { ClientConfig } from '@cheji/shared/client-config/client-config.contract'
import type { Deposit, DepositMessageKind } from '@cheji/shared/deposits/deposits.contract'
import { answerMessages } from '@cheji/shared/deposits/deposits.endpoints'
import { useState } from 'react'
import { useSubmit } from '../../api/use-submit'
import { askToSubscribe } from '../../platform/subscribe'
import { rememberDeposit } from './known-deposits'
import { depositTexts as texts } from './texts'

type Templates = ClientConfig['depositTemplates']

interface AskedMessage {
  kind: DepositMessageKind
  id: string
  /** What the preview's own sheet says. */
  words: string
}

/** The messages that one tap can ask about: not accepted and not sent, and with a template. */
export const messagesToAsk = ({ messages }: Pick<Deposit, 'messages'>, templates: Templates): readonly AskedMessage[] =>
  messages.flatMap(({ kind, state }) => {
    const id = templates[kind]
    return state === 'not_asked' && id !== undefined ? [{ kind, id, words: texts.messageKinds[kind] }] : []
  })

/** Asks for all of them in one tap and tells the server which ones she accepted. */
export const useMessages = (deposit: Deposit, templates: Templates) => {
  const { submit, pending } = useSubmit(answerMessages)
  const [trouble, setTrouble] = useState<string>()
  const open = messagesToAsk(deposit, templates)

  const ask = async (): Promise<void> => {
    // First of all in the tap: WeChat asks only then.
    const answer = await askToSubscribe(open)
    const accepted = open.filter(({ id }) => answer[id] === 'accept').map(({ kind }) => kind)
    const rejected = open.filter(({ id }) => answer[id] !== 'accept').map(({ kind }) => kind)
    setTrouble(accepted.length === 0 ? texts.messagesRefused : undefined)
    const params = { depositId: deposit.depositId }
    const updated = await submit({ params, body: { accepted, rejected } }, () => {
      if (accepted.length > 0) setTrouble(texts.messagesFailed)
    })
    if (updated) rememberDeposit(updated)
  }

  return { open, ask, pending, trouble }
}
