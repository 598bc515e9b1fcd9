import { type Connection, type Model, Schema } from 'mongoose'
import { isDuplicateKey } from '../infrastructure/mongo'

/** The last good state of something that the core platform owns. */
export interface Snapshot<T> {
  readonly version: number
  /** When the core platform confirmed it. */
  readonly asOf: Date
  readonly value: T
}

interface Head {
  _id: string
  version: number
  asOf: Date
  parts: number
  /** Names the parts of this writing, so that two writers never mix theirs. */
  writing: string
}
interface Part {
  _id: string
  snapshot: string
  writing: string
  json: string
  at: Date
}

const head = new Schema<Head>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    asOf: { type: Date, required: true },
    parts: { type: Number, required: true },
    writing: { type: String, required: true },
  },
  { versionKey: false },
)
const part = new Schema<Part>(
  {
    _id: { type: String, required: true },
    snapshot: { type: String, required: true },
    writing: { type: String, required: true },
    json: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
part.index({ snapshot: 1, at: 1 })

/** Characters a part: at three bytes each well below what a document may hold. */
const PART_CHARACTERS = 2_500_000
/** Parts of a writing that did not become the snapshot are removed once nobody can still be reading or writing them. */
const LEFTOVER_MS = 10 * 60_000

/** Last good snapshots by name; an older version never replaces a newer one, whichever process writes last. */
export class SnapshotStore {
  readonly models
  private readonly heads: Model<Head>
  private readonly parts: Model<Part>

  constructor(
    connection: Connection,
    private readonly newWritingId: () => string,
    private readonly partCharacters = PART_CHARACTERS,
  ) {
    this.heads = connection.model<Head>('Snapshot', head, 'snapshots')
    this.parts = connection.model<Part>('SnapshotPart', part, 'snapshot_parts')
    this.models = [this.heads, this.parts] as const
  }

  /** The snapshot of this name; undefined when there is none. */
  async load(name: string): Promise<Snapshot<unknown> | undefined> {
    // A newer one may replace it between the two reads: then the head is read again.
    for (let attempt = 0; attempt < 3; attempt++) {
      const found = await this.heads.findById(name).lean()
      if (!found) return undefined
      const ids = Array.from({ length: found.parts }, (_, index) => partId(name, found.writing, index))
      const parts = await this.parts.find({ _id: { $in: ids } }).lean()
      if (parts.length !== found.parts) continue
      const byId = new Map(parts.map(({ _id, json }) => [_id, json]))
      const json = ids.map((id) => byId.get(id) ?? '').join('')
      return { version: found.version, asOf: found.asOf, value: JSON.parse(json) as unknown }
    }
    return undefined
  }

  /** Keeps a snapshot unless a newer version is there. True when it is the kept one now. */
  async save(name: string, { version, asOf, value }: Snapshot<unknown>, now: Date): Promise<boolean> {
    const present = await this.heads.findById(name, { version: 1 }).lean()
    if (present && present.version >= version) {
      await this.heads.updateOne({ _id: name, version }, { $max: { asOf } })
      return present.version === version
    }
    const json = JSON.stringify(value)
    const writing = this.newWritingId()
    const parts = cut(json, this.partCharacters)
    for (const [index, text] of parts.entries())
      await this.parts.create({ _id: partId(name, writing, index), snapshot: name, writing, json: text, at: now })
    const won = await this.replaceHead({ _id: name, version, asOf, parts: parts.length, writing })
    const kept = won ? writing : undefined
    await this.parts.deleteMany({
      snapshot: name,
      ...(kept ? { writing: { $ne: kept }, at: { $lt: new Date(now.getTime() - LEFTOVER_MS) } } : { writing }),
    })
    return won
  }

  private async replaceHead({ _id, ...fields }: Head): Promise<boolean> {
    try {
      await this.heads.updateOne({ _id, version: { $lt: fields.version } }, { $set: fields }, { upsert: true })
      return true
    } catch (error) {
      // The upsert met a head that is not older.
      if (isDuplicateKey(error)) return false
      throw error
    }
  }
}

/** Pieces of at most `size` UTF-16 units and one more where a character of two would be cut in half. */
const cut = (text: string, size: number): string[] => {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const last = text.charCodeAt(from + size - 1)
    const to = from + size + (last >= 0xd800 && last < 0xdc00 ? 1 : 0)
    pieces.push(text.slice(from, to))
    from = to
  }
  return pieces
}

const partId = (name: string, writing: string, index: number): string => `${name}:${writing}:${index}`
