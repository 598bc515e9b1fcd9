import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './folders'

/** Whether a built file is there and none of its sources (files or whole folders, relative to the root) is younger. */
export function isUpToDate(result: string, sources: string[]): boolean {
  const built = statSync(path.join(ROOT, result), { throwIfNoEntry: false })
  return built !== undefined && sources.every((source) => newestChange(path.join(ROOT, source)) <= built.mtimeMs)
}

function newestChange(entry: string): number {
  const status = statSync(entry)
  if (!status.isDirectory()) return status.mtimeMs
  // A folder's own time tells of files removed.
  return readdirSync(entry).reduce(
    (newest, child) => Math.max(newest, newestChange(path.join(entry, child))),
    status.mtimeMs,
  )
}
