import { createHash } from 'node:crypto'
import type { ClientErrorBody } from '@cheji/shared/client-errors/client-errors.contract'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import { isDuplicateKey } from '../../infrastructure/mongo'
import type { ClientErrorModel } from './client-error.model'
import { scrub } from './scrub'

const KEPT_DAYS = 30
/** Different errors of one day that are kept; beyond it only the metric counts. */
const MAX_KINDS_A_DAY = 2_000

/** Errors of the mini-program, folded by sort and day, so that a broken release cannot fill the database. */
export class ClientErrorLog {
  constructor(private readonly model: ClientErrorModel) {}

  /** Counts one report. */
  async add(report: ClientErrorBody, clientVersion: string | undefined, now: Date): Promise<void> {
    const day = beijingDay(now)
    const said = {
      kind: report.kind,
      message: scrub(report.message),
      ...(report.stack !== undefined && { stack: scrub(report.stack) }),
      ...(report.page !== undefined && { page: report.page }),
      ...(clientVersion !== undefined && { clientVersion }),
    }
    const digest = createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)
    const _id = `${day}:${digest}`
    const seen = await this.model.updateOne({ _id }, { $inc: { count: 1 }, $set: { lastAt: now } })
    if (seen.matchedCount === 1 || (await this.model.countDocuments({ day }).limit(MAX_KINDS_A_DAY)) >= MAX_KINDS_A_DAY)
      return
    try {
      await this.model.create({ _id, day, ...said, count: 1, firstAt: now, lastAt: now })
    } catch (error) {
      // The same error came twice at once: the other one made the document.
      if (!isDuplicateKey(error)) throw error
      await this.model.updateOne({ _id }, { $inc: { count: 1 }, $set: { lastAt: now } })
    }
  }

  /** Removes what is older than 30 days. */
  async cleanUp(now: Date): Promise<void> {
    await this.model.deleteMany({ day: { $lt: addDays(beijingDay(now), -KEPT_DAYS) } })
  }
}
