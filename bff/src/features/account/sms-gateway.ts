import { Pool } from 'undici'
import type { Metrics } from '../../infrastructure/metrics'
import type { SmsSender } from './sms-sender'

export interface SmsGatewayOptions {
  url: string
  key: string
  metrics: Pick<Metrics, 'upstreamCalls'>
  /** Milliseconds a message may take to be accepted. */
  deadlineMs?: number
}

/** The template registered with the gateway; its words are the operator's. */
const TEMPLATE = 'login_code'

/** Sends by an SMS gateway over HTTP: `POST /v1/messages {to, templateId, params}` with its key, 202 once accepted. */
export const createSmsGateway = ({ url, key, metrics, deadlineMs = 5_000 }: SmsGatewayOptions): SmsSender => {
  const base = new URL(url)
  const pool = new Pool(base.origin, { connections: 16, connect: { timeout: 2_000 } })
  const path = `${base.pathname.replace(/\/+$/, '')}/v1/messages`

  const send = async (message: object): Promise<number> => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(deadlineMs),
    })
    await body.dump()
    return statusCode
  }

  return {
    sendCode: async ({ phone, code, expiresInMinutes }) => {
      const startedAt = performance.now()
      let outcome = 'unreachable'
      try {
        const status = await send({
          to: phone,
          templateId: TEMPLATE,
          params: { code, minutes: String(expiresInMinutes) },
        })
        outcome = status >= 200 && status < 300 ? 'ok' : `status_${status}`
        if (outcome !== 'ok') throw new Error(`the SMS gateway answered ${status}`)
      } finally {
        metrics.upstreamCalls.observe(
          { upstream: 'sms', operation: 'send_code', outcome },
          (performance.now() - startedAt) / 1000,
        )
      }
    },
    close: async () => pool.close(),
  }
}

/** Where no gateway is configured: typed numbers cannot be proven, WeChat's button still can. */
export const noSms: SmsSender = {
  sendCode: () => Promise.reject(new Error('no SMS gateway is configured')),
  close: () => Promise.resolve(),
}
