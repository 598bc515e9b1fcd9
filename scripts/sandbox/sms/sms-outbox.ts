import { randomUUID } from 'node:crypto'
import type { Clock } from '@cheji/shared/kernel/time'
import type { Collection, Db } from 'mongodb'

/** A text message as it arrived on a phone. */
export interface TextMessage {
  messageId: string
  at: Date
  to: string
  templateId: string
  params: Record<string, string>
  text: string
}

const SHOWN = 200

/** The words behind the template ids that the operator has registered with its gateway. */
const TEMPLATES: Readonly<Record<string, string>> = {
  login_code: '【车集】验证码 {code}，{minutes} 分钟内有效。不是您本人操作，请不要告诉别人。',
}

/** What the SMS gateway has sent: kept for the console, sent to nobody. */
export class SmsOutbox {
  private readonly messages: Collection<TextMessage & { key: string }>

  constructor(
    db: Db,
    private readonly clock: Clock,
  ) {
    this.messages = db.collection<TextMessage & { key: string }>('sms_messages')
  }

  /** Safe to repeat with the same idempotency key: the first message stands. */
  async send(message: Pick<TextMessage, 'to' | 'templateId' | 'params'>, key?: string): Promise<string> {
    const messageId = randomUUID()
    const kept = await this.messages.findOneAndUpdate(
      { key: key ?? messageId },
      { $setOnInsert: { ...message, messageId, at: this.clock(), text: wordsOf(message) } },
      { upsert: true, returnDocument: 'after' },
    )
    return kept?.messageId ?? messageId
  }

  /** Newest first; those to one number when given. */
  async list(to?: string): Promise<TextMessage[]> {
    const filter = to === undefined ? {} : { to }
    return this.messages
      .find(filter, { projection: { _id: 0, key: 0 } })
      .sort({ _id: -1 })
      .limit(SHOWN)
      .toArray()
  }

  async reset(): Promise<void> {
    await this.messages.deleteMany({})
  }
}

function wordsOf({ templateId, params }: Pick<TextMessage, 'templateId' | 'params'>): string {
  const template = TEMPLATES[templateId]
  if (!template) return `【车集】${Object.values(params).join(' ')}`
  return template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
}
