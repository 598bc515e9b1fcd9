import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { pemText } from './config-pem'
import { HttpUrl } from './config-url'

type Given = Readonly<Record<string, string | undefined>>

/** PEM text or a file's path: `read` must be able to read it now; what is passed on is where it stands. */
const Pem = (what: string, read: (pem: string) => unknown) =>
  z.string().superRefine((source, ctx) => {
    try {
      read(pemText(source))
    } catch {
      ctx.addIssue(`must be ${what} in PEM, or the path of a file with it`)
    }
  })

/** The environment variables of WeChat Pay; see `wechatPayFaults` for which go together. */
export const wechatPayFields = {
  WECHAT_PAY_URL: HttpUrl.optional(),
  WECHAT_PAY_SECOND_URL: HttpUrl.optional(),
  WECHAT_PAY_MCH_ID: z
    .string()
    .regex(/^\d{6,32}$/, 'must be a merchant number')
    .optional(),
  WECHAT_PAY_MCH_SERIAL: z
    .string()
    .regex(/^[0-9A-F]{16,40}$/i, 'must be a serial in hexadecimal digits')
    .optional(),
  WECHAT_PAY_MCH_PRIVATE_KEY: Pem('an RSA private key', (pem) =>
    rsaOnly(createPrivateKey(pem).asymmetricKeyType),
  ).optional(),
  WECHAT_PAY_API_V3_KEY: z
    .string()
    .refine((key) => Buffer.byteLength(key) === 32, 'must be 32 bytes')
    .optional(),
  WECHAT_PAY_PUBLIC_KEY_ID: z
    .string()
    .regex(/^PUB_KEY_ID_\w+$/, 'must be like PUB_KEY_ID_…')
    .optional(),
  WECHAT_PAY_PUBLIC_KEY: Pem('an RSA public key', (pem) => rsaOnly(createPublicKey(pem).asymmetricKeyType)).optional(),
  WECHAT_PAY_PLATFORM_CERTIFICATES: Pem('certificates of WeChat Pay', (pem) => new X509Certificate(pem)).optional(),
}

const ALWAYS = [
  'WECHAT_PAY_URL',
  'WECHAT_PAY_MCH_ID',
  'WECHAT_PAY_MCH_SERIAL',
  'WECHAT_PAY_MCH_PRIVATE_KEY',
  'WECHAT_PAY_API_V3_KEY',
] as const
const PUBLIC_KEY = ['WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY'] as const

/** What is missing: with none of the variables paying is off, with one of them all are needed. */
export const wechatPayFaults = (given: Given): string[] => {
  if (Object.keys(wechatPayFields).every((name) => given[name] === undefined)) return []
  const missing = (names: readonly string[]) => names.filter((name) => given[name] === undefined)
  const faults = missing(ALWAYS).map((name) => `${name} is missing: without it nobody can pay`)
  const keyParts = missing(PUBLIC_KEY)
  if (keyParts.length === 1) faults.push(`${PUBLIC_KEY.join(' and ')} go together`)
  if (keyParts.length === 2 && given['WECHAT_PAY_PLATFORM_CERTIFICATES'] === undefined)
    faults.push(`${PUBLIC_KEY.join(' and ')}, or WECHAT_PAY_PLATFORM_CERTIFICATES, are missing`)
  return faults
}

/** The texts of the keys that settings name by a file's path, or hold. */
export const wechatPayKeyTexts = (name: string, value: string): string[] => {
  if (!['WECHAT_PAY_MCH_PRIVATE_KEY', 'WECHAT_PAY_PUBLIC_KEY', 'WECHAT_PAY_PLATFORM_CERTIFICATES'].includes(name))
    return []
  try {
    return (
      pemText(value)
        .replaceAll('\r', '')
        .match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? []
    )
  } catch {
    return []
  }
}

type Fields = { readonly [Name in keyof typeof wechatPayFields]?: z.output<(typeof wechatPayFields)[Name]> }

/** Undefined: paying is off. */
export const presentWechatPay = (env: Fields) => {
  const { WECHAT_PAY_MCH_PRIVATE_KEY: privateKey, WECHAT_PAY_PUBLIC_KEY_ID: id, WECHAT_PAY_PUBLIC_KEY: source } = env
  if (!env.WECHAT_PAY_URL || !env.WECHAT_PAY_MCH_ID || !env.WECHAT_PAY_MCH_SERIAL) return undefined
  if (!privateKey || !env.WECHAT_PAY_API_V3_KEY) return undefined
  const certificates = env.WECHAT_PAY_PLATFORM_CERTIFICATES
  return {
    url: env.WECHAT_PAY_URL,
    secondUrl: env.WECHAT_PAY_SECOND_URL,
    merchantId: env.WECHAT_PAY_MCH_ID,
    merchantSerial: env.WECHAT_PAY_MCH_SERIAL,
    merchantPrivateKey: pemText(privateKey),
    apiV3Key: env.WECHAT_PAY_API_V3_KEY,
    /** Where WeChat Pay's keys stand; they are read again while the process runs. */
    platformKeys: {
      publicKey: id && source ? { id, source } : undefined,
      certificates: certificates ? { source: certificates } : undefined,
    },
  }
}

const rsaOnly = (type: string | undefined): void => {
  if (type !== 'rsa') throw new Error('not a key of RSA')
}
