import { createStore } from './store'

/** How WeChat wants the answer to its question. */
export type PrivacyAnswer = (
  answer: { event: 'agree'; buttonId: string } | { event: 'disagree' } | { event: 'exposureAuthorization' },
) => void

/** The question that waits for her answer, if any. */
export const privacyRequest = createStore<PrivacyAnswer | undefined>(undefined)
