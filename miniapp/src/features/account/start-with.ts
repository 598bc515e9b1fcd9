import { session } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import { answerFirstStart, recordAgreement } from './consent'

/**
 * Her answer at the first start, kept on the phone. It is written to her account at once where she has one already, else
 * when she first needs one: answering signs nobody in.
 */
export const startWith = async (agrees: boolean, anonymous: boolean): Promise<void> => {
  answerFirstStart(agrees, anonymous)
  if (!agrees || !session.me.get()) return
  try {
    await recordAgreement()
  } catch (error) {
    // The tick stays on the phone and is written with the next deed that needs it.
    if (!(error instanceof ApiFailure)) throw error
  }
}
