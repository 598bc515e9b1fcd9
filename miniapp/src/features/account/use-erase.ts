import { deleteAccount } from '@cheji/shared/account/account.endpoints'
import { session } from '../../api/cheji'
import { useSubmit } from '../../api/use-submit'
import { forgetTicked } from './consent'
import { myDataTexts as texts } from './my-data-texts'
import { showWords } from './show-words'

/** Something that has to end before the account can. */
export interface Blocker {
  kind: string
  id: string
  words: string
}

const isBlocker = (value: unknown): value is Blocker => {
  const { kind, id, words } = (value ?? {}) as Partial<Blocker>
  return typeof kind === 'string' && typeof id === 'string' && typeof words === 'string'
}

/** What a refusal with `account_in_use` lists; empty when it is unreadable. */
export const blockersOf = (details: unknown): readonly Blocker[] => {
  const { open } = (details ?? {}) as { open?: unknown }
  return Array.isArray(open) ? open.filter(isBlocker) : []
}

/** Ends the account. `onEnded` forgets what other features hold of her in memory. */
export const useErase = (onEnded: () => void) => {
  const deed = useSubmit(deleteAccount)
  const { failure } = deed
  return {
    pending: deed.pending,
    failure,
    /** Set once the server refused because something is open. */
    blockers: failure?.code === 'account_in_use' ? blockersOf(failure.details) : undefined,
    clear: deed.clear,
    erase: async (): Promise<void> => {
      if (!(await deed.submit({}))) return
      session.end()
      forgetTicked()
      onEnded()
      showWords(texts.erased)
    },
  }
}
