import { createHash, randomUUID } from 'node:crypto'

/** A staff token for one run, and the environment in which a BFF knows it. */
export const newStaffToken = (): { token: string; env: Record<string, string> } => {
  const token = `staff-${randomUUID()}`
  return { token, env: { STAFF_TOKENS: `tester:${createHash('sha256').update(token).digest('hex')}` } }
}
