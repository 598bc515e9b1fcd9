import { login } from '@cheji/shared/account/account.endpoints'
import { loginCode } from '../platform/login-code'
import { storage } from '../platform/storage'
import { useStore } from '../platform/store'
import type { Client } from './client'
import { createClient } from './client'
import { createKeptAnswers } from './kept-answers'
import { KEPT_ENDPOINTS } from './kept-endpoints'
import type { SessionKeeper } from './session'
import { createSession } from './session'
import { taroTransport } from './transport'

// The one place where the client's parts are put together for the running app.

const answers = createKeptAnswers(storage)
const now = (): number => Date.now()

export const session: SessionKeeper = createSession({
  storage,
  loginCode,
  login: (code) => client.call(login, { body: { code } }),
  onEnd: answers.forgetPersonal,
})

export const client: Client = createClient({
  transport: taroTransport,
  now,
  random: Math.random,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  baseUrl: API_URL,
  clientVersion: CLIENT_VERSION,
  answers,
  keeps: KEPT_ENDPOINTS,
  session,
})

/** Clears what was kept for a day without a net. */
export const forgetKept = (): void => {
  answers.forgetAll()
}

/** Who she is, as far as this phone knows; undefined before any account was needed. Watching it signs nobody in. */
export const useMe = () => useStore(session.me)
