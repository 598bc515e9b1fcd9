export interface SandboxFault {
  endpoint: string
  kind: string
  value?: number
  times?: number
}

/** A booking as the core platform keeps it. */
export interface KeptBooking {
  reference: string
  revision: number
  status: string
  phone: string | null
}

/** A request that reached the outside world. */
export interface SeenRequest {
  method: string
  path: string
  status: number | null
  faults: string[]
}

/** The outside world of this jest worker, driven as a person does from the console. */
export const createSandboxDriver = (url: string) => {
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/console/api${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`)
    return JSON.parse(text)
  }
  const list = async <T>(path: string): Promise<T[]> => ((await send('GET', path)) as { items: T[] }).items
  return {
    url,
    send,
    list,
    /** Sample data, no faults, nothing sent. */
    reset: async (settings: object) => send('POST', '/reset', { settings }),
    settings: async (settings: object) => send('PATCH', '/settings', settings),
    fault: async (fault: SandboxFault) => send('PUT', '/faults', fault),
    heal: async () => send('DELETE', '/faults'),
    /** How many requests the faults that are set have hit. */
    hits: async () => (await list<{ hits: number }>('/faults')).reduce((sum, { hits }) => sum + hits, 0),
    change: async (kind: string, fields: object) => send('POST', '/core-platform/changes', { kind, ...fields }),
    bookings: async () => list<KeptBooking>('/core-platform/test-drives'),
    requests: async () => list<SeenRequest>('/requests?system=core-platform'),
  }
}

export type SandboxDriver = ReturnType<typeof createSandboxDriver>
