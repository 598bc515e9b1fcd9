import type { Consent, Me, Session } from '@cheji/shared/account/account.contract'
import { maskPhone } from '@cheji/shared/kernel/phone'
import { beijingIso } from '@cheji/shared/kernel/time'
import type { SessionDocument } from './session.model'
import type { UserDocument } from './user.model'

export const presentMe = (user: UserDocument, phone: string | undefined, consents: Consent[]): Me => ({
  userId: user._id.toHexString(),
  phoneMasked: phone === undefined ? null : maskPhone(phone),
  consents,
  createdAt: beijingIso(user.createdAt),
})

export const presentSession = (opened: { token: string; expiresAt: Date }, me: Me): Session => ({
  token: opened.token,
  expiresAt: beijingIso(opened.expiresAt),
  me,
})

/** A session as she may see it: no token, no digest. */
export const presentSessionTimes = ({ createdAt, lastUsedAt, expiresAt }: SessionDocument) => ({
  createdAt: beijingIso(createdAt),
  lastUsedAt: beijingIso(lastUsedAt),
  expiresAt: beijingIso(expiresAt),
})
