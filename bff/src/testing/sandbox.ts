import { createHttpClient } from './http-client'
import { sandboxUrl } from './test-environment'

export interface SandboxFault {
  /** `core-platform GET /v1/prices`, `wechat *`, `core-platform events` … */
  endpoint: string
  kind: string
  value?: number
  times?: number
}

/** The stand-ins of the outside world, driven as a person does from the console. */
export const createSandbox = (url = sandboxUrl()) => {
  const client = createHttpClient(url)
  const accepted = async (answer: ReturnType<typeof client.get>): Promise<unknown> => {
    const { status, body, text } = await answer
    if (status >= 400) throw new Error(`the sandbox refused: ${status} ${text}`)
    return body
  }
  return {
    url,
    get: async (path: string) => accepted(client.get(`/console/api${path}`)),
    post: async (path: string, body: object = {}) => accepted(client.post(`/console/api${path}`, body)),
    /** Sample data, no faults, nothing sent. */
    reset: async (settings: object = {}) => accepted(client.post('/console/api/reset', { settings })),
    settings: async (settings: object) => accepted(client.patch('/console/api/settings', settings)),
    fault: async (fault: SandboxFault) => accepted(client.put('/console/api/faults', fault)),
    heal: async () => accepted(client.delete('/console/api/faults')),
    /** Changes what the core platform has: `change('price', { trimId, priceFen })`. */
    change: async (kind: string, fields: object) =>
      accepted(client.post('/console/api/core-platform/changes', { kind, ...fields })),
  }
}

export type Sandbox = ReturnType<typeof createSandbox>
