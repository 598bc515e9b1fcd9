import type { Consent, ConsentKind } from '@cheji/shared/account/account.contract'
import { AGREEMENT_VERSION, OLDEST_VALID_AGREEMENT } from '@cheji/shared/account/agreement-version'
import { beijingIso } from '@cheji/shared/kernel/time'
import { Types } from 'mongoose'
import { ApiError } from '../../http/api-error'
import type { ConsentDocument, ConsentModel } from './consent.model'

/** What she agreed to and took back, with version and time: added to, never changed. */
export class Consents {
  constructor(private readonly model: ConsentModel) {}

  /**
   * Adds her word. Safe to repeat: what already holds is not written again.
   *
   * @throws ApiError `validation_failed` for a version that does not exist
   */
  async record(
    userId: string,
    word: { kind: ConsentKind; version: number; granted: boolean },
    at: Date,
  ): Promise<void> {
    if (word.version > AGREEMENT_VERSION)
      throw new ApiError('validation_failed', { details: [{ in: 'body', path: 'version', code: 'unknown_version' }] })
    const last = await this.#last(userId, word.kind)
    if (last?.version === word.version && last.granted === word.granted) return
    await this.model.create({ userId: new Types.ObjectId(userId), ...word, at })
  }

  /** Whether 用户协议 and 隐私说明 hold for her now: agreed to in a version that still counts, and not taken back. */
  async hold(userId: string): Promise<boolean> {
    const last = await this.#last(userId, 'agreement_and_privacy')
    return last !== null && last.granted && last.version >= OLDEST_VALID_AGREEMENT
  }

  /** @throws ApiError `consent_required` */
  async require(userId: string): Promise<void> {
    if (!(await this.hold(userId)))
      throw new ApiError('consent_required', { details: { agreementVersion: AGREEMENT_VERSION } })
  }

  /** The latest word on each kind. */
  async latest(userId: string): Promise<Consent[]> {
    const kinds: ConsentKind[] = ['agreement_and_privacy', 'anonymous_usage']
    const found = await Promise.all(kinds.map(async (kind) => this.#last(userId, kind)))
    return found.flatMap((entry) => (entry ? [presentConsent(entry)] : []))
  }

  /** Everything she ever said, oldest first. */
  async all(userId: string): Promise<Consent[]> {
    const entries = await this.model
      .find({ userId: new Types.ObjectId(userId) })
      .sort({ at: 1, _id: 1 })
      .lean()
    return entries.map(presentConsent)
  }

  /** Removes all that she said: once nobody can ask for the proof any more. */
  async remove(userId: string): Promise<void> {
    await this.model.deleteMany({ userId: new Types.ObjectId(userId) })
  }

  async #last(userId: string, kind: ConsentKind): Promise<ConsentDocument | null> {
    return this.model
      .findOne({ userId: new Types.ObjectId(userId), kind })
      .sort({ at: -1, _id: -1 })
      .lean()
  }
}

const presentConsent = ({ kind, version, granted, at }: ConsentDocument): Consent => ({
  kind,
  version,
  granted,
  at: beijingIso(at),
})
