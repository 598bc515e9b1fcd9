/** What the console API answers, as far as this page shows it. */
export interface Fault {
  id: string
  endpoint: string
  kind: string
  value?: number | null
  hits: number
}
export interface LoggedRequest {
  number: number
  at: string
  system: string
  method: string
  path: string
  status: number | null
  ms: number
  faults: string[]
}
export interface SystemStatus {
  name: string
  endpoints: string[]
  faults: number
}
export interface Status {
  now: string
  settings: { bffUrl: string | null; autoConfirm: boolean }
  systems: SystemStatus[]
  corePlatform: { events: { undelivered: number } }
}
export interface Booking {
  reference: string
  status: string
  storeId: string
  modelId: string
  startsAt: string
  code: string
  revision: number
}
export interface Sms {
  to: string
  params: Record<string, string>
  at?: string
}
export interface Model {
  id: string
  nameZh: string
  trims: { id: string; nameZh: string }[]
}
export interface Store {
  id: string
  nameZh: string
}
export interface PlatformEvent {
  number: number
  type: string
  deliveredAt: string | null
  attempts: number
  lastResult: string | null
}
export interface PayOrder {
  _id: string
  description: string
  totalFen: number
  state: string
  payment: object | null
  prepays: { id: string }[]
  refunds: { outRefundNo: string; status: string }[]
}

export interface Order {
  reference: string
  status: string
  skuId: string
  storeId: string
  deliverBy: string
  allocation: { number: number; status: string; vin: string; handoverBy: string } | null
}

type Listed<T> = Promise<{ items: T[] }>

const call = async (method: string, path: string, body?: object): Promise<unknown> => {
  const response = await fetch(`/console/api${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer: unknown = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw new Error((answer as { message?: string } | undefined)?.message ?? String(response.status))
  return answer
}

export const api = {
  status: () => call('GET', '/status') as Promise<Status>,
  faults: () => call('GET', '/faults') as Listed<Fault>,
  requests: () => call('GET', '/requests') as Listed<LoggedRequest>,
  bookings: () => call('GET', '/core-platform/test-drives') as Listed<Booking>,
  models: () => call('GET', '/core-platform/models') as Listed<Model>,
  stores: () => call('GET', '/core-platform/stores') as Listed<Store>,
  events: () => call('GET', '/events') as Listed<PlatformEvent>,
  orders: () => call('GET', '/core-platform/orders') as Listed<Order>,
  payOrders: () => call('GET', '/wechat-pay/orders') as Listed<PayOrder>,
  pay: (outTradeNo: string) => call('POST', '/wechat-pay/pay', { outTradeNo }),
  refundByHand: (outTradeNo: string, refundFen: number) =>
    call('POST', '/wechat-pay/refunds', { outTradeNo, refundFen }),
  endRefund: (outRefundNo: string, status: string) =>
    call('POST', `/wechat-pay/refunds/${encodeURIComponent(outRefundNo)}`, { status }),
  sms: () => call('GET', '/sms') as Listed<Sms>,
  setFault: (endpoint: string, kind: string, value?: number) =>
    call('PUT', '/faults', { endpoint, kind, ...(value !== undefined && { value }) }),
  liftFault: (id: string) => call('DELETE', `/faults/${id}`),
  liftAll: () => call('DELETE', '/faults'),
  settings: (settings: object) => call('PATCH', '/settings', settings),
  reset: (settings: object) => call('POST', '/reset', { settings }),
  change: (kind: string, fields: object) => call('POST', '/core-platform/changes', { kind, ...fields }),
  retryEvents: () => call('POST', '/events/retry', {}),
}
