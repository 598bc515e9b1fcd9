import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import { WechatError } from './wechat-error'
import type { WechatHttp } from './wechat-http'

/** What all processes share. */
export interface StoredToken {
  token: string
  /** WeChat refuses it from then on. */
  expiresAt: Date
}

/** Where the one token of all processes is kept; `claim` makes sure that one of them renews it at a time. */
export interface TokenStore {
  read(): Promise<StoredToken | undefined>
  /** A lease to renew, or undefined while another process holds one. */
  claim(now: Date, leaseMs: number): Promise<string | undefined>
  /** Writes and gives the lease back; false when the lease was lost meanwhile. */
  save(lease: string, token: StoredToken): Promise<boolean>
  release(lease: string): Promise<void>
}

export interface AccessTokenOptions {
  http: WechatHttp
  store: TokenStore
  appId: string
  appSecret: string
  clock: Clock
}

/** Renewed this long before it lapses: within WeChat's last five minutes, in which it hands out the next one. */
const RENEW_BEFORE_MS = 4 * 60_000
const LEASE_MS = 10_000
const POLL_MS = 40
/** Another process's renewal is waited for no longer than this. */
const PATIENCE_MS = 6_000

const Answer = z.object({ access_token: z.string().min(1).max(2048), expires_in: z.int().min(1).max(7200) })

/**
 * The stable access token, one for all processes: kept in the database, renewed by whichever process holds the lease,
 * remembered here until it is nearly over.
 */
export class AccessTokens {
  readonly #options: AccessTokenOptions
  #known: StoredToken | undefined
  #renewing: Promise<StoredToken> | undefined

  constructor(options: AccessTokenOptions) {
    this.#options = options
  }

  /**
   * Runs `call` with the token; when WeChat says that it is not valid, gets a new one once and repeats.
   * Safe for messages too: a call refused for its token has done nothing.
   *
   * @throws WechatError
   */
  async using<T>(call: (token: string) => Promise<T>): Promise<T> {
    const token = await this.#current()
    try {
      return await call(token)
    } catch (error) {
      if (!(error instanceof WechatError) || error.fault !== 'token_invalid') throw error
      return call((await this.#renewed(token)).token)
    }
  }

  async #current(): Promise<string> {
    if (this.#known && this.#isFresh(this.#known)) return this.#known.token
    return (await this.#renewed(undefined)).token
  }

  #isFresh({ expiresAt }: StoredToken): boolean {
    return expiresAt.getTime() - RENEW_BEFORE_MS > this.#options.clock().getTime()
  }

  /** A token other than `refused`. Callers of one process share one attempt. */
  async #renewed(refused: string | undefined): Promise<StoredToken> {
    if (this.#known && this.#known.token !== refused && this.#isFresh(this.#known)) return this.#known
    this.#renewing ??= this.#fetchOrAwait(refused).finally(() => {
      this.#renewing = undefined
    })
    return (this.#known = await this.#renewing)
  }

  async #fetchOrAwait(refused: string | undefined): Promise<StoredToken> {
    const { store, clock } = this.#options
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
      const stored = await store.read()
      if (stored && stored.token !== refused && this.#isFresh(stored)) return stored
      const lease = await store.claim(clock(), LEASE_MS)
      if (lease) return this.#fetch(lease, refused)
      await wait(POLL_MS)
    }
    throw new WechatError('busy', 'stable_token')
  }

  async #fetch(lease: string, refused: string | undefined): Promise<StoredToken> {
    const { store } = this.#options
    try {
      // Between reading and claiming another process may have renewed it.
      const stored = await store.read()
      if (stored && stored.token !== refused && this.#isFresh(stored)) {
        await store.release(lease)
        return stored
      }
      let token = await this.#ask(false)
      // Forcing ends the old token for everybody and is rationed (20 a day): only when WeChat insists on the refused one.
      if (token.token === refused) token = await this.#ask(true)
      await store.save(lease, token)
      return token
    } catch (error) {
      await store.release(lease)
      throw error
    }
  }

  async #ask(force: boolean): Promise<StoredToken> {
    const { http, appId, appSecret, clock } = this.#options
    const askedAt = clock().getTime()
    const answer = await http.call({
      endpoint: 'stable_token',
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force },
      answer: Answer,
    })
    return { token: answer.access_token, expiresAt: new Date(askedAt + answer.expires_in * 1000) }
  }
}
