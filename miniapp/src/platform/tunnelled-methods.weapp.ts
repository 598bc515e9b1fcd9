import type { Tunnelled } from './tunnelled-methods.types'

/** wx.request cannot send PATCH (its list ends with GET, HEAD, POST, PUT, DELETE …), so the BFF takes it inside a POST. */
export const tunnelled: Tunnelled = (method) =>
  method === 'PATCH' ? { method: 'POST', headers: { 'X-HTTP-Method-Override': 'PATCH' } } : { method, headers: {} }
