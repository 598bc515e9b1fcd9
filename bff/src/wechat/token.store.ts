import type { FieldEncryption } from '../infrastructure/crypto'
import { isDuplicateKey } from '../infrastructure/mongo'
import type { Random } from '../infrastructure/random'
import type { TokenStore } from './access-token'
import type { TokenModel } from './token.model'

const CONTEXT = 'wechat_tokens.token'

/** The token of all processes in MongoDB, sealed; the lease is one guarded write. */
export const mongoTokenStore = (
  model: TokenModel,
  appId: string,
  encryption: Pick<FieldEncryption, 'encrypt' | 'decrypt'>,
  random: Random,
): TokenStore => ({
  read: async () => {
    const found = await model.findById(appId).lean()
    if (!found?.tokenSealed || !found.expiresAt) return undefined
    return { token: encryption.decrypt(found.tokenSealed, CONTEXT), expiresAt: found.expiresAt }
  },
  claim: async (now, leaseMs) => {
    const lease = random.bytes(12).toString('base64url')
    const leaseUntil = new Date(now.getTime() + leaseMs)
    try {
      await model.updateOne(
        { _id: appId, $or: [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: now } }] },
        { $set: { lease, leaseUntil } },
        { upsert: true },
      )
      return lease
    } catch (error) {
      // The guard found nothing, so the upsert tried to insert a second document: another process holds the lease.
      if (isDuplicateKey(error)) return undefined
      throw error
    }
  },
  save: async (lease, { token, expiresAt }) => {
    const { modifiedCount } = await model.updateOne(
      { _id: appId, lease },
      {
        $set: { tokenSealed: encryption.encrypt(token, CONTEXT), expiresAt },
        $unset: { lease: '', leaseUntil: '' },
      },
    )
    return modifiedCount === 1
  },
  release: async (lease) => {
    await model.updateOne({ _id: appId, lease }, { $unset: { lease: '', leaseUntil: '' } })
  },
})
