/** What changed in a set after a version. */
export interface DeltaOf<T> {
  readonly version: number
  /** True when `items` is everything there is. */
  readonly full: boolean
  readonly items: readonly T[]
  readonly removedIds: readonly string[]
}

/** Records by id that remember at which version of the whole each last changed. The version rises by one a change. */
export class VersionedSet<T> {
  private constructor(
    private readonly firstVersion: number,
    private current: number,
    private readonly records: Map<string, { value: T; version: number }>,
    private readonly removals: Map<string, number>,
  ) {}

  /** Begins at `version` with every record of that version. */
  static of<T>(values: readonly T[], idOf: (value: T) => string, version: number): VersionedSet<T> {
    const records = new Map(values.map((value) => [idOf(value), { value, version }]))
    return new VersionedSet<T>(version, version, records, new Map())
  }

  get version(): number {
    return this.current
  }

  get(id: string): T | undefined {
    return this.records.get(id)?.value
  }

  values(): T[] {
    return Array.from(this.records.values(), ({ value }) => value)
  }

  /** Adds or replaces records in one change. Returns the new version. */
  put(entries: readonly (readonly [string, T])[]): number {
    this.current += 1
    for (const [id, value] of entries) {
      this.records.set(id, { value, version: this.current })
      this.removals.delete(id)
    }
    return this.current
  }

  /** Takes records out in one change. Returns the new version. */
  remove(ids: readonly string[]): number {
    this.current += 1
    for (const id of ids) if (this.records.delete(id)) this.removals.set(id, this.current)
    return this.current
  }

  /** Everything without `since` or with one that this set has never had; else what changed after it. */
  changedSince(since: number | undefined): DeltaOf<T> {
    const full = since === undefined || since < this.firstVersion || since > this.current
    const from = full ? -1 : since
    return {
      version: this.current,
      full,
      items: Array.from(this.records.values()).flatMap(({ value, version }) => (version > from ? [value] : [])),
      removedIds: full ? [] : Array.from(this.removals).flatMap(([id, version]) => (version > from ? [id] : [])),
    }
  }

  /** The set as it is now, untouched by later changes. */
  copy(): VersionedSet<T> {
    return new VersionedSet(this.firstVersion, this.current, new Map(this.records), new Map(this.removals))
  }
}
