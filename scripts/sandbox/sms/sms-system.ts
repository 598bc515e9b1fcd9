import { MobilePhone } from '@cheji/shared/kernel/fields'
import { z } from 'zod'
import { UNKNOWN_FIELD } from '../http/answer'
import { AnswerError, type System, jsonBody } from '../http/system'
import type { SmsOutbox } from './sms-outbox'

/** `POST {SMS_URL}/v1/messages`: one text message to one mainland number, by a registered template. */
const Message = z.object({
  to: MobilePhone,
  templateId: z.string().regex(/^[\w-]{1,64}$/),
  params: z.record(z.string().regex(/^\w{1,32}$/), z.string().min(1).max(64)).default({}),
})

/** The SMS gateway over HTTP: `Authorization: Bearer` with its key; 202 `{messageId}` once it has taken a message. */
export function smsSystem(outbox: SmsOutbox, key: string): System {
  return {
    name: 'sms',
    errorAnswer: (status, code, message) => ({ status, json: { code, message } }),
    dress: (answer) => (answer.json ? { ...answer, json: { ...answer.json, ...UNKNOWN_FIELD } } : answer),
    refuse: ({ headers }) =>
      headers.authorization === `Bearer ${key}`
        ? undefined
        : { status: 401, json: { code: 'unauthorised', message: 'the key is not known' } },
    routes: [
      {
        method: 'POST',
        path: '/v1/messages',
        handle: async (request) => {
          const parsed = Message.safeParse(jsonBody(request))
          if (!parsed.success)
            throw new AnswerError(400, 'invalid_request', parsed.error.issues[0]?.path.join('.') ?? 'invalid')
          const idempotencyKey = request.headers['idempotency-key']
          const messageId = await outbox.send(
            parsed.data,
            typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
          )
          return { status: 202, json: { messageId } }
        },
      },
    ],
  }
}
