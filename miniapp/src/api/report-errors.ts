import type { ClientErrorBody } from '@cheji/shared/client-errors/client-errors.contract'
import type { ErrorListener } from '../platform/app-errors'
import type { Storage } from '../platform/storage.types'

const KEY = 'error-reports'
const HOUR_MS = 3_600_000
const MOST_AN_HOUR = 10

interface ReporterParts {
  storage: Storage
  now: () => number
  /** Path of the page on top, without a query. */
  page: () => string | undefined
  send: (report: ClientErrorBody) => Promise<unknown>
}

/** Reports what nobody caught: ten an hour at most, nothing that names a person. A report that fails is dropped. */
export const createErrorReporter = ({ storage, now, page, send }: ReporterParts): ErrorListener => {
  return (kind, message, stack) => {
    const stored = storage.read(KEY)
    const recent = (Array.isArray(stored) ? (stored as number[]) : []).filter((at) => now() - at < HOUR_MS)
    if (recent.length >= MOST_AN_HOUR) return
    storage.write(KEY, [...recent, now()])
    const where = page()
      ?.replace(/[^a-z0-9/-]/g, '')
      .slice(0, 100)
    send({
      kind,
      message: withoutIds(message).slice(0, 500),
      ...(stack !== undefined && { stack: withoutIds(stack).slice(0, 2000) }),
      ...(where !== undefined && { page: where }),
    }).catch(() => undefined)
  }
}

/** Queries, tokens and longer numbers (phones, places) go: what is left tells where the code failed. */
export const withoutIds = (text: string): string =>
  text
    .replace(/\?[^\s)'"]*/g, '?…')
    .replace(/[A-Za-z0-9_-]{24,}/g, '…')
    .replace(/\d{5,}|\d+\.\d{3,}/g, '…')
