import type { Clock } from '@cheji/shared/kernel/time'
import type { z } from 'zod'
import type { EventPusher } from '../core-platform/event-pusher'
import type { Platform } from '../core-platform/platform'
import type { StoreStaff } from '../core-platform/store-staff'
import type { FaultTable } from '../faults/fault-table'
import type { Answer } from '../http/answer'
import type { RequestLog } from '../http/request-log'
import { AnswerError, type SandboxRequest, type System, jsonBody } from '../http/system'
import type { Settings } from '../settings'
import type { SmsOutbox } from '../sms/sms-outbox'
import type { WechatState } from '../wechat/wechat-state'
import type { WechatPay } from '../wechat-pay/wechat-pay'

/** All that the console looks at and drives. */
export interface ConsoleDependencies {
  readonly platform: Platform
  readonly pusher: EventPusher
  readonly staff: StoreStaff
  readonly settings: Settings
  readonly faults: FaultTable
  readonly log: RequestLog
  readonly clock: Clock
  readonly wechat: WechatState
  readonly pay: WechatPay
  readonly sms: SmsOutbox
  readonly systems: readonly System[]
}

export const ok = (json: object): Answer => ({ status: 200, json })

/** The body of a console request. Throws AnswerError 400 that names the first field at fault. */
export function read<T extends z.ZodType>(schema: T, request: SandboxRequest): z.output<T> {
  const parsed = schema.safeParse(request.body.length === 0 ? {} : jsonBody(request))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AnswerError(400, 'invalid_request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`)
}
