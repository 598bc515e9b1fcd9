import { Sign, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** As short as SHA-256 allows, so that thousands of runs can be signed in earnest; nothing here is a secret. */
const BITS = 512
const SPKI = { type: 'spki', format: 'pem' } as const

/** The keys of both sides. */
export interface SimulatedKeys {
  readonly merchantPem: string
  readonly merchantPublic: KeyObject
  readonly publicKeyId: string
  readonly platformPem: string
  readonly platform: KeyObject
  /** What a forger has. */
  readonly impostor: KeyObject
}

export const API_V3_KEY = 'simulation-api-v3-key-32-bytes--'

/** Makes the keys, once a process. */
export const makeKeys = (): SimulatedKeys => {
  const pair = () => generateKeyPairSync('rsa', { modulusLength: BITS })
  const [merchant, platform] = [pair(), pair()]
  const merchantPem = merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  rememberParsed(merchantPem)
  return {
    merchantPem,
    merchantPublic: merchant.publicKey,
    publicKeyId: 'PUB_KEY_ID_0119000000012026112800000000000001',
    platformPem: platform.publicKey.export(SPKI).toString(),
    platform: platform.privateKey,
    impostor: pair().privateKey,
  }
}

/**
 * The library hands its key over as PEM with every signature, and reading it takes ten times as long as signing. The
 * signature stays what it was: only the reading is done once.
 */
const rememberParsed = (pem: string): void => {
  const key = createPrivateKey(pem)
  const asBytes = Buffer.from(pem)
  const sign = Reflect.get(Sign.prototype, 'sign') as (...given: unknown[]) => Buffer
  Reflect.set(Sign.prototype, 'sign', function (this: Sign, given: unknown, ...rest: unknown[]): Buffer {
    return Reflect.apply(sign, this, [Buffer.isBuffer(given) && given.equals(asBytes) ? key : given, ...rest])
  })
}
