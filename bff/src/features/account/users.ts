import { Types } from 'mongoose'
import type { FieldEncryption } from '../../infrastructure/crypto'
import { isDuplicateKey } from '../../infrastructure/mongo'
import type { UserDocument, UserModel } from './user.model'

const OPENID = 'users.openid'
const SESSION_KEY = 'users.sessionKey'
const PHONE = 'users.phone'

/** Users as the database has them: found by digests, their openid, session key and number sealed. */
export class Users {
  constructor(
    private readonly model: UserModel,
    private readonly encryption: FieldEncryption,
  ) {}

  /** The account of an openid, made at its first login. However many logins come at once, there is one. */
  async signIn(openid: string, sessionKey: string, now: Date): Promise<UserDocument> {
    const openidIndex = this.encryption.blindIndex(openid, OPENID)
    const sealed = {
      openidSealed: this.encryption.encrypt(openid, OPENID),
      sessionKeySealed: this.encryption.encrypt(sessionKey, SESSION_KEY),
    }
    // While encryption keys are being changed, she may still be filed under the one before.
    const known = await this.model
      .findOneAndUpdate(
        { openidIndex: { $in: this.encryption.blindIndexes(openid, OPENID) } },
        { $set: { openidIndex, ...sealed } },
        { returnDocument: 'after' },
      )
      .lean()
    if (known) return known
    try {
      return await this.model
        .findOneAndUpdate(
          { openidIndex },
          { $set: sealed, $setOnInsert: { createdAt: now } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
    } catch (error) {
      // Two first logins at once: the other one made the account.
      if (!isDuplicateKey(error)) throw error
      return this.signIn(openid, sessionKey, now)
    }
  }

  /** A living account; undefined once it was deleted. */
  async find(userId: string): Promise<UserDocument | undefined> {
    return (await this.model.findOne(living(userId)).lean()) ?? undefined
  }

  phoneOf({ phoneSealed }: UserDocument): string | undefined {
    return phoneSealed === undefined ? undefined : this.encryption.decrypt(phoneSealed, PHONE)
  }

  openidOf({ openidSealed }: UserDocument): string | undefined {
    return openidSealed === undefined ? undefined : this.encryption.decrypt(openidSealed, OPENID)
  }

  /** Stands for a number where the number itself must not be kept. */
  phoneIndex(phone: string): string {
    return this.encryption.blindIndex(phone, PHONE)
  }

  /** Stores her number, or replaces it. Several accounts may share one: families do. False once the account was deleted. */
  async bindPhone(userId: string, phone: string, now: Date): Promise<boolean> {
    const update = await this.model.updateOne(living(userId), {
      $set: {
        phoneIndex: this.phoneIndex(phone),
        phoneSealed: this.encryption.encrypt(phone, PHONE),
        phoneBoundAt: now,
      },
      $unset: { forgetPhone: '' },
    })
    return update.matchedCount === 1
  }

  /** Removes her number. Safe to repeat. */
  async forgetPhone(userId: string): Promise<void> {
    await this.model.updateOne(
      { _id: new Types.ObjectId(userId) },
      { $unset: { phoneIndex: '', phoneSealed: '', phoneBoundAt: '', forgetPhone: '' } },
    )
  }

  /** Her number goes as soon as nothing open needs it; or, with `false`, it stays after all. */
  async markPhoneToForget(userId: string, forget: boolean): Promise<void> {
    await this.model.updateOne(
      { ...living(userId), phoneSealed: { $exists: true } },
      forget ? { $set: { forgetPhone: true } } : { $unset: { forgetPhone: '' } },
    )
  }

  /** Ids of users whose number is to go. */
  async withPhoneToForget(limit: number): Promise<string[]> {
    const found = await this.model.find({ forgetPhone: true }, { _id: 1 }).limit(limit).lean()
    return found.map(({ _id }) => _id.toHexString())
  }

  /** Everything that names her goes in one write; what other features hold is noted to follow. False when it was gone already. */
  async delete(userId: string, toErase: readonly string[], now: Date): Promise<boolean> {
    const update = await this.model.updateOne(living(userId), {
      $set: { deletedAt: now, toErase: [...toErase] },
      $unset: {
        openidIndex: '',
        openidSealed: '',
        sessionKeySealed: '',
        phoneIndex: '',
        phoneSealed: '',
        phoneBoundAt: '',
        forgetPhone: '',
      },
    })
    return update.matchedCount === 1
  }

  /** Deleted accounts of which other features still hold something. */
  async toErase(limit: number): Promise<{ userId: string; features: string[] }[]> {
    const found = await this.model
      .find({ 'toErase.0': { $exists: true } }, { toErase: 1 })
      .limit(limit)
      .lean()
    return found.map(({ _id, toErase }) => ({ userId: _id.toHexString(), features: toErase ?? [] }))
  }

  /** Notes that a feature holds nothing of her any more. */
  async erased(userId: string, feature: string): Promise<void> {
    await this.model.updateOne({ _id: new Types.ObjectId(userId) }, { $pull: { toErase: feature } })
  }

  /** Ids of accounts that were deleted before a time. */
  async deletedBefore(at: Date, limit: number): Promise<string[]> {
    const found = await this.model
      .find({ deletedAt: { $lt: at } }, { _id: 1 })
      .limit(limit)
      .lean()
    return found.map(({ _id }) => _id.toHexString())
  }

  /** Removes the last that was kept of a deleted account. */
  async remove(userId: string): Promise<void> {
    await this.model.deleteOne({ _id: new Types.ObjectId(userId), deletedAt: { $exists: true } })
  }
}

const living = (userId: string) => ({ _id: new Types.ObjectId(userId), deletedAt: { $exists: false } })
