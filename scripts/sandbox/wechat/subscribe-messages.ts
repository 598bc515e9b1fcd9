import type { Clock } from '@cheji/shared/kernel/time'
import type { Collection, Db } from 'mongodb'
import { z } from 'zod'
import type { Settings } from '../settings'
import { faultInData } from './message-data'
import { WechatRefusal } from './wechat-error'

interface Accepts {
  _id: string
  openid: string
  templateId: string
  /** Messages that may still be sent. */
  left: number
}

/** A message that reached a phone. */
export interface SentMessage {
  at: Date
  openid: string
  templateId: string
  page: string | null
  data: Record<string, string>
}

const Send = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) })),
})
const OPENID = /^o[A-Za-z0-9_-]{27}$/
const SHOWN = 200

/** Messages for which she said yes: one accept, one message. */
export class SubscribeMessages {
  private readonly accepted: Collection<Accepts>
  private readonly messages: Collection<SentMessage>

  constructor(
    db: Db,
    private readonly templateIds: readonly string[],
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.accepted = db.collection<Accepts>('wechat_accepts')
    this.messages = db.collection<SentMessage>('wechat_messages')
  }

  /** Her answer to the sheet: each id is one more message. */
  async accept(openid: string, templateIds: readonly string[]): Promise<void> {
    for (const templateId of templateIds)
      await this.accepted.updateOne(
        { _id: `${openid} ${templateId}` },
        { $inc: { left: 1 }, $setOnInsert: { openid, templateId } },
        { upsert: true },
      )
  }

  async acceptsOf(openid?: string): Promise<Omit<Accepts, '_id'>[]> {
    return this.accepted.find(openid === undefined ? {} : { openid }, { projection: { _id: 0 } }).toArray()
  }

  /** Newest first. */
  async sent(): Promise<SentMessage[]> {
    return this.messages
      .find({}, { projection: { _id: 0 } })
      .sort({ _id: -1 })
      .limit(SHOWN)
      .toArray()
  }

  /** @throws WechatRefusal 47001, 40003, 40037, 41030, 47003, 43101 */
  async send(body: unknown): Promise<void> {
    const parsed = Send.safeParse(body)
    if (!parsed.success) throw new WechatRefusal(47001)
    const { touser: openid, template_id: templateId, page, data } = parsed.data
    if (!OPENID.test(openid)) throw new WechatRefusal(40003)
    if (!this.templateIds.includes(templateId)) throw new WechatRefusal(40037)
    if (page !== undefined && !this.isPage(page)) throw new WechatRefusal(41030)
    const texts = Object.fromEntries(Object.entries(data).map(([key, { value }]) => [key, String(value)]))
    const fault = faultInData(texts)
    if (fault) throw new WechatRefusal(47003, fault)
    const spent = await this.accepted.findOneAndUpdate(
      { _id: `${openid} ${templateId}`, left: { $gt: 0 } },
      { $inc: { left: -1 } },
    )
    if (!spent) throw new WechatRefusal(43101)
    await this.messages.insertOne({ at: this.clock(), openid, templateId, page: page ?? null, data: texts })
  }

  /** Whether the released mini-program has such a page; `path?query`, without a slash in front. */
  isPage(page: string): boolean {
    const [path = ''] = page.split('?', 1)
    const { wechatPages } = this.settings.current
    return wechatPages.length > 0 ? wechatPages.includes(path) : /^[a-z][\w-]*(\/[\w-]+)+$/i.test(path)
  }

  async reset(): Promise<void> {
    await Promise.all([this.accepted.deleteMany({}), this.messages.deleteMany({})])
  }
}
