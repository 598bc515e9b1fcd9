import { randomBytes } from 'node:crypto'
import { HEADERS, sign } from '@cheji/bff/core-platform/contract/signing'
import { developmentConfig } from '../house/development-config'
import { getRequest } from './load'

/** The whole catalogue asked of the core platform itself, each time with a signature of its own. */
export function signedCatalogueRequest(): Buffer {
  const target = '/core-platform/v1/catalogue'
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(12).toString('hex')
  const signature = sign(developmentConfig.CORE_PLATFORM_SECRET, { method: 'GET', target, timestamp, nonce, body: '' })
  return getRequest(target, {
    [HEADERS.keyId]: developmentConfig.CORE_PLATFORM_KEY_ID,
    [HEADERS.timestamp]: timestamp,
    [HEADERS.nonce]: nonce,
    [HEADERS.signature]: signature,
  })
}
