import { logout, logoutEverywhere } from '@cheji/shared/account/account.endpoints'
import { session } from '../../api/cheji'
import { showWords } from './show-words'
import { useSubmit } from '../../api/use-submit'
import { settingsTexts as texts } from './settings-texts'

/** Signing out. `onEnded` forgets what other features hold of her in memory. */
export const useLeave = (onEnded: () => void) => {
  const here = useSubmit(logout)
  const everywhere = useSubmit(logoutEverywhere)

  const end = (): void => {
    session.end()
    onEnded()
    showWords(texts.signedOut)
  }

  return {
    /** This phone is signed out also when the server cannot be told: the token is gone with it. */
    leaveHere: async (): Promise<void> => {
      await here.submit({ body: {} })
      end()
    },
    /** True when it worked: the other phones are only signed out once the server knows. */
    leaveEverywhere: async (): Promise<boolean> => {
      const done = await everywhere.submit({ body: {} })
      if (done) end()
      return done !== undefined
    },
    isLeaving: here.pending,
    isLeavingEverywhere: everywhere.pending,
    failure: everywhere.failure,
    clear: everywhere.clear,
  }
}
