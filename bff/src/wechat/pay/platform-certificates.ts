import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { EncryptedResource, openResource } from './resource'
import type { PlatformKey } from './platform-keys'

const CertificatesAnswer = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: EncryptedResource })).min(1),
})

/**
 * The keys in an answer of `GET /v3/certificates`, several of which are valid at once while WeChat Pay changes them.
 *
 * @throws Error when it is no such answer, was not encrypted with our APIv3 key, or names a serial that a certificate has not
 */
export const keysOfAnswer = (body: Buffer, apiV3Key: string): PlatformKey[] =>
  CertificatesAnswer.parse(JSON.parse(body.toString('utf8'))).data.map((item) => {
    const key = keyOfCertificate(openResource(apiV3Key, item.encrypt_certificate).toString('utf8'))
    if (!isSameSerial(key.serial, item.serial_no)) throw new Error('a certificate has another serial than its entry')
    return key
  })

/** The keys of certificates in PEM, one after the other. @throws Error when there is none or one is not of RSA */
export const keysOfCertificates = (pem: string): PlatformKey[] => {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!blocks) throw new Error('no certificate in PEM')
  return blocks.map(keyOfCertificate)
}

/** Serials are hexadecimal numbers: letter case and zeros in front say nothing. */
export const normalSerial = (serial: string): string => serial.toUpperCase().replace(/^0+(?=[0-9A-F])/, '')

const isSameSerial = (one: string, other: string): boolean => normalSerial(one) === normalSerial(other)

const keyOfCertificate = (pem: string): PlatformKey => {
  const certificate = new X509Certificate(pem)
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') throw new Error('not a certificate of RSA')
  return { serial: certificate.serialNumber, key: certificate.publicKey, expiresAt: new Date(certificate.validTo) }
}
