import type { Clock } from '@cheji/shared/kernel/time'
import type { Logger } from '../../infrastructure/logging'
import { type Loop, createLoop } from '../../infrastructure/loop'
import type { Random } from '../../infrastructure/random'
import { UpstreamUnavailable } from '../../infrastructure/upstream-errors'
import { keysOfAnswer, normalSerial } from './platform-certificates'
import type { PlatformKeys } from './platform-keys'
import { signatureFault } from './signature'
import type { PayAnswer } from './transport'

export interface KeyRefreshOptions {
  readonly keys: PlatformKeys
  /** Asks for the certificates, unverified; undefined in public-key mode, which has none. */
  readonly certificates: (() => Promise<PayAnswer>) | undefined
  readonly apiV3Key: string
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  /** How often the sources are read again, and certificates asked for after a failure. */
  readonly everyMs?: number
}

const RELOAD_MS = 60_000
/** WeChat Pay asks for less than a day. */
const CERTIFICATES_MS = 12 * 3_600_000

/** Keeps the keys of a running process fresh: its files every minute, WeChat Pay's certificates twice a day. */
export const createKeyRefresh = (options: KeyRefreshOptions): Loop => {
  const { keys, certificates, clock, random, log, everyMs = RELOAD_MS } = options
  let dueAt = 0
  return createLoop({
    name: 'wechat-pay-keys',
    everyMs,
    random,
    log,
    run: async () => {
      keys.reload()
      const now = clock().getTime()
      if (!certificates || now < dueAt) return
      keys.add(verifiedKeys(await certificates(), options))
      dueAt = now + CERTIFICATES_MS
    },
  })
}

/**
 * The certificates of an answer. They are authentic because they were encrypted with a key that only we and WeChat Pay
 * have; so the answer may be signed by one that it brings itself, as when all that we had have run out.
 */
const verifiedKeys = (answer: PayAnswer, { keys, apiV3Key, clock }: KeyRefreshOptions) => {
  if (answer.status !== 200) throw new UpstreamUnavailable('malformed', new Error(`status ${answer.status}`))
  const brought = keysOfAnswer(answer.body, apiV3Key)
  const keyOf = (serial: string) =>
    keys.find(serial) ?? brought.find((key) => normalSerial(key.serial) === normalSerial(serial))?.key
  const fault = signatureFault(answer.headers, answer.body, keyOf, clock())
  if (fault) throw new UpstreamUnavailable('unverified', new Error(fault))
  return brought
}
