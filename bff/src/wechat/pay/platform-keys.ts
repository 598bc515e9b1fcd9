import type { KeyObject } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import { pemText } from '../../config-pem'
import type { Logger } from '../../infrastructure/logging'
import { keysOfCertificates, normalSerial } from './platform-certificates'
import { keysOfPublicPem } from './public-keys'

/** A key with which WeChat Pay signs. */
export interface PlatformKey {
  /** A certificate's serial, or a public key's id (`PUB_KEY_ID_…`). */
  readonly serial: string
  readonly key: KeyObject
  /** Not believed from then on. */
  readonly expiresAt?: Date
}

/** Where keys come from: PEM text or a file's path each. One of them at least. */
export interface PlatformKeySources {
  readonly publicKey?: { readonly id: string; readonly source: string } | undefined
  readonly certificates?: { readonly source: string } | undefined
}

export interface PlatformKeysOptions {
  readonly sources: PlatformKeySources
  readonly clock: Clock
  readonly log: Logger
}

/**
 * The keys that we believe, and no other: looking one up never asks anybody, so that a forged serial costs WeChat Pay and
 * us nothing. Sources are read again by `reload`, downloaded certificates come in by `add`.
 */
export class PlatformKeys {
  private fromSources: readonly PlatformKey[]
  private downloaded: readonly PlatformKey[] = []
  private known = new Map<string, PlatformKey>()

  /** @throws Error when a source cannot be read */
  constructor(private readonly options: PlatformKeysOptions) {
    this.fromSources = readSources(options.sources)
    this.index()
  }

  /** The key of a serial or id, in any letter case. */
  find(serial: string): KeyObject | undefined {
    const found = this.known.get(normalSerial(serial))
    const isOver = found?.expiresAt !== undefined && found.expiresAt <= this.options.clock()
    return isOver ? undefined : found?.key
  }

  /** The id of the public key by which answers are to be signed; undefined in certificate mode. */
  get wantedSerial(): string | undefined {
    return this.options.sources.publicKey && this.fromSources[0]?.serial
  }

  /** Reads the sources again: a file may have brought a new key. When it cannot be read, the present keys stay. */
  reload(): void {
    try {
      this.fromSources = readSources(this.options.sources)
      this.index()
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      this.options.log.warn({ upstream: 'wechat-pay', reason }, 'the keys of WeChat Pay could not be read again')
    }
  }

  /** Takes certificates that WeChat Pay handed out in place of those it handed out before. */
  add(keys: readonly PlatformKey[]): void {
    this.downloaded = keys
    this.index()
  }

  private index(): void {
    const before = this.known
    this.known = new Map([...this.fromSources, ...this.downloaded].map((key) => [normalSerial(key.serial), key]))
    const serials = [...this.known.keys()]
    if (before.size !== serials.length || serials.some((serial) => !before.has(serial)))
      this.options.log.info({ upstream: 'wechat-pay', serials }, 'keys of WeChat Pay')
  }
}

const readSources = ({ publicKey, certificates }: PlatformKeySources): PlatformKey[] => [
  ...(publicKey ? keysOfPublicPem(pemText(publicKey.source), publicKey.id) : []),
  ...(certificates ? keysOfCertificates(pemText(certificates.source)) : []),
]
