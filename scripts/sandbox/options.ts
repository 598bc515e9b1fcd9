import { readFileSync } from 'node:fs'
import type { Clock } from '@cheji/shared/kernel/time'
import { developmentConfig } from '../house/development-config'
import type { PayOptions } from './wechat-pay/pay-options'

export interface SandboxOptions {
  /** 0: any free one. */
  readonly port: number
  /** Loopback only; 127.0.0.1 when left out. */
  readonly host?: string
  readonly mongodbUri: string
  /** Its own database; the one that the address names when left out. */
  readonly database?: string
  /** Where the core platform's events go; they wait without it. */
  readonly bffUrl?: string
  /** Whether stores answer bookings by themselves. Off when left out. */
  readonly autoConfirm?: boolean
  readonly corePlatform: { readonly keyId: string; readonly secret: string; readonly eventSecret: string }
  readonly wechat: { readonly appId: string; readonly appSecret: string; readonly templateIds: readonly string[] }
  readonly wechatPay: PayOptions
  readonly smsKey: string
  readonly clock?: Clock
}

/** The values that a developer's BFF knows, for tests that start a sandbox of their own. */
export const developmentOptions = optionsOf(developmentConfig)

/**
 * The sandboxes' configuration from environment variables.
 *
 * @throws an Error that names what is wrong, in production always
 */
export function readOptions(environment: NodeJS.ProcessEnv): SandboxOptions {
  const { NODE_ENV, SANDBOX_PORT = '3900', HOST = '127.0.0.1', MONGODB_URI, SANDBOX_DB, BFF_URL } = environment
  if (NODE_ENV === 'production') throw new Error('The sandboxes stand in for the outside world: never in production.')
  if (!/^(localhost|127(\.\d{1,3}){3}|::1)$/.test(HOST))
    throw new Error(`The sandboxes answer on this machine only: HOST=${HOST} is not loopback.`)
  if (!/^\d{1,5}$/.test(SANDBOX_PORT) || Number(SANDBOX_PORT) > 65_535)
    throw new Error(`SANDBOX_PORT=${SANDBOX_PORT} is no port.`)
  if (!MONGODB_URI)
    throw new Error('MONGODB_URI is missing: the sandboxes keep their state in a database of their own.')
  return {
    ...optionsOf({ ...developmentConfig, ...environment }),
    port: Number(SANDBOX_PORT),
    host: HOST,
    mongodbUri: MONGODB_URI,
    ...(SANDBOX_DB && { database: SANDBOX_DB }),
    // With a BFF from the start it is a person's world, in which stores answer; tests say when.
    ...(BFF_URL && { bffUrl: BFF_URL, autoConfirm: true }),
  }
}

type Keys = Record<keyof typeof developmentConfig, string>

function optionsOf(values: Keys) {
  return {
    corePlatform: {
      keyId: values.CORE_PLATFORM_KEY_ID,
      secret: values.CORE_PLATFORM_SECRET,
      eventSecret: values.CORE_PLATFORM_EVENT_SECRET,
    },
    wechat: {
      appId: values.WECHAT_APP_ID,
      appSecret: values.WECHAT_APP_SECRET,
      // JSON: kind of message → template id.
      templateIds: Object.values(JSON.parse(values.WECHAT_TEMPLATE_IDS) as Record<string, string>),
    },
    wechatPay: {
      appId: values.WECHAT_APP_ID,
      mchId: values.WECHAT_PAY_MCH_ID,
      mchSerial: values.WECHAT_PAY_MCH_SERIAL,
      merchantKeyPem: pemOf(values.WECHAT_PAY_MCH_PRIVATE_KEY),
      apiV3Key: values.WECHAT_PAY_API_V3_KEY,
      publicKeyId: values.WECHAT_PAY_PUBLIC_KEY_ID,
    },
    smsKey: values.SMS_KEY,
  }
}

/** A key is given as PEM text or as the path of a file that holds it. */
function pemOf(value: string): string {
  return value.startsWith('-----BEGIN') ? value : readFileSync(value, 'utf8')
}
