import { pino } from 'pino'

export type { Logger } from 'pino'
import type { Logger } from 'pino'

/** Fields whose value never reaches a log, wherever they stand in the first three levels. */
const SECRET_FIELDS = [
  'authorization',
  'token',
  'accessToken',
  'sessionKey',
  'session_key',
  'openid',
  'unionid',
  'phone',
  'phoneNumber',
  'purePhoneNumber',
  'smsCode',
  'secret',
  'js_code',
  'payerOpenid',
  'paySign',
  'apiV3Key',
  'merchantPrivateKey',
]
const redactedPaths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** Hides what looks like a mobile number, a bearer token or a signed request to WeChat Pay in any text. */
export const mask = (text: string): string =>
  text
    .replace(/(?<![0-9A-Za-z])(?:\+?86[\s-]?)?(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?![0-9A-Za-z])/g, '$1****$2')
    .replace(/Bearer\s+[\w.~+/=-]+/gi, 'Bearer ***')
    .replace(/(WECHATPAY2-SHA256-RSA2048)\s+mchid=[^{}\n]*signature=\\?"[\w+/=]*\\?"/g, '$1 ***')

export interface LoggingOptions {
  readonly level: string
  /** Where lines go; standard output in the process. */
  readonly write: (line: string) => void
}

/** The log: one JSON object a line. Known secrets are redacted by field, phone numbers and tokens by what they look like. */
export const createLogger = ({ level, write }: LoggingOptions): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: '***' },
    },
    {
      write: (line) => {
        write(mask(line))
      },
    },
  )

/**
 * The same log for lines whose fields are ours alone (ids we made, patterns of routes, numbers): what fields are called is
 * not looked at, which costs more than the line. Phone numbers and tokens are masked here too.
 */
export const plainFields = (log: Logger): Logger => log.child({}, { redact: [] })

const BATCH_CHARACTERS = 32_768
const LATEST_MS = 500

/**
 * Lines for standard output, many at a time and at least twice a second; `flush` writes what is left, at the end of the
 * process. Where the reader is gone, lines are lost and nothing else: the process goes on, and can still end.
 */
export const standardOutput = (): { write: (line: string) => void; flush: () => void } => {
  let waiting = ''
  const flush = (): void => {
    if (waiting === '') return
    const lines = waiting
    waiting = ''
    process.stdout.write(lines)
  }
  process.stdout.on('error', () => undefined)
  setInterval(flush, LATEST_MS).unref()
  return {
    write: (line) => {
      waiting += line
      if (waiting.length >= BATCH_CHARACTERS) flush()
    },
    flush,
  }
}
