import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { EncryptionKey } from '../config'
import type { Random } from './random'

/** Encrypts single fields at rest. */
export interface FieldEncryption {
  /** AES-256-GCM under the first key. `context` (`users.phone`) is bound in: the text opens nowhere else. */
  encrypt: (text: string, context: string) => string
  /** Opens what any of the keys wrote. Throws when the key is gone, the text was altered or the context is another. */
  decrypt: (sealed: string, context: string) => string
  /** Finds equal values without opening them: a keyed digest under the first key. */
  blindIndex: (text: string, context: string) => string
  /** The digests under every key, newest first: for look-ups while keys are being changed. */
  blindIndexes: (text: string, context: string) => string[]
}

/** Keys for encrypting and for look-ups are derived apart from one another. */
export const createFieldEncryption = (keys: readonly EncryptionKey[], random: Random): FieldEncryption => {
  const derived = keys.map(({ id, key }) => ({
    id,
    sealing: derive(key, 'cheji field encryption'),
    indexing: derive(key, 'cheji blind index'),
  }))
  const [newest] = derived
  if (!newest) throw new Error('no field encryption key')
  const index = (key: Buffer, text: string, context: string) =>
    createHmac('sha256', key).update(`${context}\n${text}`).digest('base64url')
  return {
    encrypt: (text, context) => {
      const iv = random.bytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest.sealing, iv)
      cipher.setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [newest.id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
    },
    decrypt: (text, context) => {
      const [id, iv, tag, sealed] = text.split('.')
      const key = derived.find((candidate) => candidate.id === id)
      if (!key || iv === undefined || tag === undefined || sealed === undefined)
        throw new Error('the field was written under a key that is not configured')
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
    },
    blindIndex: (text, context) => index(newest.indexing, text, context),
    blindIndexes: (text, context) => derived.map(({ indexing }) => index(indexing, text, context)),
  }
}

/** Makes pseudonyms: the same value always gives the same one, nobody gets back from it without the secret. */
export const createPseudonyms = (secret: string): ((value: string) => string) => {
  const key = derive(Buffer.from(secret), 'cheji pseudonyms')
  return (value) => createHmac('sha256', key).update(value).digest('base64url').slice(0, 16)
}

const derive = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
