import { createDecipheriv } from 'node:crypto'
import { z } from 'zod'

/** What WeChat Pay encrypts with the merchant's APIv3 key: notifications and certificates. */
export const EncryptedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  nonce: z.string().length(12),
  associated_data: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  ciphertext: z.base64(),
})

export type EncryptedResource = z.output<typeof EncryptedResource>

const TAG_BYTES = 16

/**
 * Decrypts and authenticates; not one byte of a resource that was changed is given out.
 *
 * @param apiV3Key 32 bytes as text
 * @throws Error when the key is another one or anything was changed
 */
export const openResource = (apiV3Key: string, resource: EncryptedResource): Buffer => {
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  if (sealed.length < TAG_BYTES) throw new RangeError('the ciphertext is too short')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  decipher.setAAD(Buffer.from(resource.associated_data))
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
}
