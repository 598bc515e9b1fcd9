import { storage } from './storage'

const KEY = 'preview-user'

/** The preview has no WeChat: this browser is one person of the sandbox, the same at every visit. */
export const loginCode = (): Promise<string> => {
  const known = storage.read(KEY)
  if (typeof known === 'string') return Promise.resolve(known)
  const code = `preview-${Math.random().toString(36).slice(2, 12)}`
  storage.write(KEY, code)
  return Promise.resolve(code)
}
