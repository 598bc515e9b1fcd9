import type { IncomingMessage } from 'node:http'

/** WeChat's `wx.request` knows no PATCH: the mini-program sends it inside a POST with this header. */
const HEADER = 'x-http-method-override'

/** Gives a request the method that it means. Only PATCH inside POST is taken; any other use of the header changes nothing. */
export const unwrapMethod = (request: IncomingMessage): void => {
  if (request.method === 'POST' && request.headers[HEADER] === 'PATCH') request.method = 'PATCH'
}
