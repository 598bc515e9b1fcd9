import { createPublicKey } from 'node:crypto'
import type { PlatformKey } from './platform-keys'

const ENTRY = /(?:(PUB_KEY_ID_\w+)\s+)?(-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----)/g

/**
 * WeChat Pay's public keys in PEM, each under the id in the line before it, or under `defaultId` where there is none. So
 * that a file can bring a new key with its new id to running processes; requests ask for answers signed by the first.
 *
 * @throws Error when there is none or one is not of RSA
 */
export const keysOfPublicPem = (pem: string, defaultId: string): PlatformKey[] => {
  const keys = Array.from(pem.matchAll(ENTRY), ([, id, block = '']): PlatformKey => {
    const key = createPublicKey(block)
    if (key.asymmetricKeyType !== 'rsa') throw new Error('not a public key of RSA')
    return { serial: id ?? defaultId, key }
  })
  if (keys.length === 0) throw new Error('no public key in PEM')
  return keys
}
