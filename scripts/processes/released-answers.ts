import { z } from 'zod'
import { readReleased, releasedVersions } from '../released/files'
import type { OnAnswer } from './api-client'

/** Holds every good answer against what each released client was promised. Throws where one is broken. */
export const holdAgainstReleased = (): OnAnswer => {
  const promises = releasedVersions().map((version) => ({ version, ...readReleased(version) }))
  return (endpoint, status, body) => {
    if (status >= 400) return
    const name = `${endpoint.method} ${endpoint.path}`
    for (const { version, endpoints } of promises) {
      const promised = endpoints[name]
      if (!promised) continue
      const { error } = z.fromJSONSchema(promised.result as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body)
      if (error) throw new Error(`${name} breaks what version ${version} was promised: ${z.prettifyError(error)}`)
    }
  }
}
