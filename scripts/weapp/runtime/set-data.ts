import type { Json } from './instance'

/** One call of `setData`, as it would have crossed from the logic layer to the view. */
export interface DataUpdate {
  /** Size of the patch as JSON in UTF-8. */
  readonly bytes: number
  readonly patch: Json
  /** Virtual time. */
  readonly atMs: number
  /** Whether a component, and not the page itself, was updated. */
  readonly component: boolean
}

/** WeChat refuses larger patches. */
export const MAX_PATCH_BYTES = 1024 * 1024

/** Writes each value of `patch` to its path (`list[0].name`, `root.cn.[2].v`) in `data`; missing steps are made. */
export function applyPatch(data: Json, patch: Json): void {
  for (const [target, value] of Object.entries(patch)) {
    const keys = target.split(/[.[\]]+/).filter(Boolean)
    const last = keys.pop()
    if (last === undefined) continue
    let owner = data
    keys.forEach((key, index) => {
      const next = owner[key]
      if (typeof next === 'object' && next !== null) {
        owner = next as Json
        return
      }
      const made: unknown = /^\d+$/.test(keys[index + 1] ?? last) ? [] : {}
      owner[key] = made
      owner = made as Json
    })
    owner[last] = value
  }
}
