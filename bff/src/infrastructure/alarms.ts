import type { Clock } from '@cheji/shared/kernel/time'
import { type Connection, Schema } from 'mongoose'
import type { DocumentStore } from './document-store'
import type { Logger } from './logging'
import type { Metrics } from './metrics'

/** Something that a person has to look at. */
export interface AlarmRecord {
  /** `kind:key`: raised again, it is the same one. */
  readonly _id: string
  readonly kind: string
  readonly details: Readonly<Record<string, string | number | null>>
  readonly raisedAt: Date
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
}

const ALARMS = 'alarms'
const SHOWN = 200

const schema = new Schema({ _id: { type: String, required: true } }, { collection: ALARMS, strict: false })
schema.index({ resolvedAt: 1, raisedAt: -1 }, { name: 'open' })

export const alarmModel = (connection: Connection) => connection.model('Alarm', schema)

export interface AlarmsOptions {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly log: Pick<Logger, 'error'>
  readonly metrics: Pick<Metrics, 'alarms'>
}

/** Raises what people have to look at: once a kind and key, in the log, in the metrics and in the list for staff. */
export class Alarms {
  constructor(private readonly options: AlarmsOptions) {}

  /** Safe to repeat: the same kind and key are one alarm until it is resolved, and stay resolved then. */
  async raise(kind: string, key: string, details: AlarmRecord['details'] = {}): Promise<void> {
    const { store, clock, log, metrics } = this.options
    const alarm: AlarmRecord = {
      _id: `${kind}:${key}`,
      kind,
      details,
      raisedAt: clock(),
      resolvedAt: null,
      resolvedBy: null,
    }
    if ((await store.insertOne(ALARMS, alarm)) !== undefined) return
    metrics.alarms.inc({ kind })
    log.error({ kind, key, ...details }, 'somebody has to look at this')
  }

  /** The open ones, newest first. */
  async open(): Promise<AlarmRecord[]> {
    return this.options.store.find<AlarmRecord>(
      ALARMS,
      { resolvedAt: null },
      { sort: { raisedAt: -1, _id: 1 }, limit: SHOWN },
    )
  }

  /** False when there is no such open alarm. */
  async resolve(id: string, by: string): Promise<boolean> {
    const { store, clock } = this.options
    const done = await store.findOneAndUpdate(
      ALARMS,
      { _id: id, resolvedAt: null },
      { $set: { resolvedAt: clock(), resolvedBy: by } },
    )
    return done !== undefined
  }
}
