import type { Clock } from '@cheji/shared/kernel/time'
import { Types } from 'mongoose'
import type { Session } from '../../http/exchange'
import type { Random } from '../../infrastructure/random'
import type { SessionDocument, SessionModel } from './session.model'

const LIFE_MS = 30 * 86_400_000
/** `lastUsedAt` and the end move at most this often. */
const TOUCH_EVERY_MS = 3_600_000
/** A session revoked by another process is honoured here no longer than this. */
const REMEMBERED_MS = 3_000
const MAX_REMEMBERED = 10_000
/** Phones of one user; signing in on one more ends the one longest unused. */
const MAX_PER_USER = 20

export interface SessionsOptions {
  model: SessionModel
  clock: Clock
  /** Keyed hash that only this BFF can make. */
  hash: (text: string) => string
  random: Random
}

/** Sessions by opaque token: stored hashed, sliding 30 days ahead with use, ended at once where they are revoked. */
export class Sessions {
  readonly #options: SessionsOptions
  readonly #remembered = new Map<string, { session: Session; untilMs: number }>()

  constructor(options: SessionsOptions) {
    this.#options = options
  }

  /** A new session. The token is known to the caller alone. */
  async open(userId: string): Promise<{ token: string; expiresAt: Date }> {
    const now = this.#options.clock()
    const token = this.#options.random.bytes(32).toString('base64url')
    const expiresAt = new Date(now.getTime() + LIFE_MS)
    await this.#options.model.create({
      _id: this.#options.hash(`session:${token}`),
      userId: new Types.ObjectId(userId),
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
    })
    await this.#endSurplus(userId)
    return { token, expiresAt }
  }

  /** The session of a token; undefined when there is none, it ran out or was ended. */
  async authenticate(token: string): Promise<Session | undefined> {
    const now = this.#options.clock()
    const sessionId = this.#options.hash(`session:${token}`)
    const remembered = this.#remembered.get(sessionId)
    if (remembered && remembered.untilMs > now.getTime()) return remembered.session
    this.#remembered.delete(sessionId)

    const found = await this.#options.model.findById(sessionId).lean()
    if (!found || found.expiresAt <= now) return undefined
    if (now.getTime() - found.lastUsedAt.getTime() >= TOUCH_EVERY_MS) await this.#touch(found, now)
    const session = { userId: found.userId.toHexString(), sessionId }
    this.#remember(session, Math.min(now.getTime() + REMEMBERED_MS, found.expiresAt.getTime()))
    return session
  }

  /** Ends one session. Safe to repeat. */
  async end(sessionId: string): Promise<void> {
    await this.#options.model.deleteOne({ _id: sessionId })
    this.#remembered.delete(sessionId)
  }

  /** Ends every session of a user. Safe to repeat. */
  async endAll(userId: string): Promise<void> {
    await this.#options.model.deleteMany({ userId: new Types.ObjectId(userId) })
    for (const [sessionId, { session }] of this.#remembered)
      if (session.userId === userId) this.#remembered.delete(sessionId)
  }

  /** The sessions of a user that still hold, newest use first. */
  async of(userId: string): Promise<SessionDocument[]> {
    const now = this.#options.clock()
    return this.#options.model
      .find({ userId: new Types.ObjectId(userId), expiresAt: { $gt: now } })
      .sort({ lastUsedAt: -1 })
      .lean()
  }

  /** Removes sessions that ran out. */
  async cleanUp(now: Date): Promise<void> {
    await this.#options.model.deleteMany({ expiresAt: { $lte: now } })
  }

  /** One of several processes moves it; the others find it moved. */
  async #touch({ _id, lastUsedAt }: SessionDocument, now: Date): Promise<void> {
    await this.#options.model.updateOne(
      { _id, lastUsedAt },
      { $set: { lastUsedAt: now, expiresAt: new Date(now.getTime() + LIFE_MS) } },
    )
  }

  async #endSurplus(userId: string): Promise<void> {
    const surplus = await this.#options.model
      .find({ userId: new Types.ObjectId(userId) }, { _id: 1 })
      .sort({ lastUsedAt: -1 })
      .skip(MAX_PER_USER)
      .lean()
    if (surplus.length > 0) await this.#options.model.deleteMany({ _id: { $in: surplus.map(({ _id }) => _id) } })
  }

  #remember(session: Session, untilMs: number): void {
    if (this.#remembered.size >= MAX_REMEMBERED) {
      const [oldest] = this.#remembered.keys()
      if (oldest !== undefined) this.#remembered.delete(oldest)
    }
    this.#remembered.set(session.sessionId, { session, untilMs })
  }
}
