import type { Sent } from './notification'

/** Receivers have so long to answer. */
const DEADLINE_MS = 5_000

/** Posts a notification. The status is 0, with the reason, when there was no answer. */
export async function post(url: string, { headers, body }: Sent): Promise<{ status: number; result: string }> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(DEADLINE_MS) })
    await response.arrayBuffer()
    return { status: response.status, result: String(response.status) }
  } catch (error) {
    return { status: 0, result: reasonOf(error) }
  }
}

/** `ECONNREFUSED` where the system has a name for it, else the error's words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
