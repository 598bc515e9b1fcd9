import type { ContactChoice } from '@cheji/shared/test-drives/test-drives.contract'
import { storage } from '../../platform/storage'

const KEY = 'contact-choice'

/** What she chose last time; a call where she never chose, which is what the stores work by. */
export const keptContact = (): ContactChoice => (storage.read(KEY) === 'wechat' ? 'wechat' : 'call')

export const keepContact = (contact: ContactChoice): void => {
  storage.write(KEY, contact)
}
