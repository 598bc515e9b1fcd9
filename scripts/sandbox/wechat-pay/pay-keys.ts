import { type KeyObject, X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DEVELOPMENT_KEYS } from '../../house/development-config'
import type { Settings } from '../settings'

/** A private key with the serial under which the other side knows its public half. */
export interface SigningKey {
  readonly serial: string
  readonly key: KeyObject
}

interface PlatformCertificate {
  readonly serial: string
  readonly pem: string
  readonly from: Date
  readonly to: Date
}

/** WeChat Pay's keys: the public key of today, two platform certificates of before; the settings say which are in force. */
export class PayKeys {
  private readonly publicKey: SigningKey
  private readonly platform: Readonly<Record<1 | 2, { certificate: PlatformCertificate; signing: SigningKey }>>

  constructor(
    publicKeyId: string,
    private readonly settings: Settings,
  ) {
    this.publicKey = { serial: publicKeyId, key: privateKeyIn('wechat-pay.key.pem') }
    this.platform = { 1: platformKey(1), 2: platformKey(2) }
  }

  /** The key that signs now. */
  get inForce(): SigningKey {
    const { wechatPayKeys, wechatPayCertificate } = this.settings.current
    return wechatPayKeys === 'public_key' ? this.publicKey : this.platform[wechatPayCertificate].signing
  }

  /** A key that the serial in force does not belong to: what a forger would have. */
  get impostor(): KeyObject {
    const other = this.inForce === this.platform[1].signing ? this.platform[2] : this.platform[1]
    return other.signing.key
  }

  /** The certificates that may be downloaded; undefined for a merchant with the public key, who has none. */
  get certificates(): readonly PlatformCertificate[] | undefined {
    const { wechatPayKeys, wechatPayCertificates } = this.settings.current
    if (wechatPayKeys === 'public_key') return undefined
    return wechatPayCertificates.map((which) => this.platform[which].certificate)
  }

  /** Whether a request may name this key as the one that it expects. */
  knows(serial: string): boolean {
    const known = this.certificates?.map((it) => it.serial) ?? [this.publicKey.serial]
    return known.some((it) => it.toUpperCase() === serial.toUpperCase())
  }
}

const textIn = (file: string) => readFileSync(path.join(DEVELOPMENT_KEYS, file), 'utf8')
const privateKeyIn = (file: string) => createPrivateKey(textIn(file))

function platformKey(which: 1 | 2) {
  const pem = textIn(`platform-${which}.certificate.pem`)
  const { serialNumber: serial, validFrom, validTo } = new X509Certificate(pem)
  return {
    certificate: { serial, pem, from: new Date(validFrom), to: new Date(validTo) },
    signing: { serial, key: privateKeyIn(`platform-${which}.key.pem`) },
  }
}
