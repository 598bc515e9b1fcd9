import { EVENTS_OF, NewFault } from '../faults/fault'
import { AnswerError, type Route } from '../http/system'
import { type ConsoleDependencies, ok, read } from './console-request'

/** Set, list and lift faults. */
export function faultRoutes({ faults, systems, log, pusher, pay }: ConsoleDependencies): Route[] {
  const known = new Set(
    systems.flatMap(({ name, routes }) => [
      `${name} *`,
      ...routes.map((it) => `${name} ${it.method} ${it.path}`),
      ...(EVENTS_OF[name] ? [EVENTS_OF[name]] : []),
    ]),
  )
  const changed = () => {
    pusher.wake()
    pay.wake()
    log.news.emit('something')
  }
  return [
    { method: 'GET', path: '/faults', handle: () => ok({ items: faults.list() }) },
    {
      method: 'PUT',
      path: '/faults',
      handle: (request) => {
        const wanted = read(NewFault, request)
        if (!known.has(wanted.endpoint))
          throw new AnswerError(400, 'unknown_endpoint', `one of: ${[...known].join(', ')}`)
        const system = systems.find(({ name }) => wanted.endpoint.startsWith(`${name} `))
        if (wanted.kind === 'stale' && !system?.freeze)
          throw new AnswerError(400, 'invalid_request', 'only the core platform can be stale')
        if (wanted.kind === 'errcode' && system?.name !== 'wechat')
          throw new AnswerError(400, 'invalid_request', 'only WeChat answers with an errcode')
        try {
          const fault = faults.set(wanted, wanted.kind === 'stale' ? system?.freeze?.() : undefined)
          changed()
          return ok(fault)
        } catch (error) {
          if (error instanceof RangeError) throw new AnswerError(400, 'invalid_request', error.message)
          throw error
        }
      },
    },
    {
      method: 'DELETE',
      path: '/faults',
      handle: () => {
        const lifted = faults.lift()
        changed()
        return ok({ lifted })
      },
    },
    {
      method: 'DELETE',
      path: '/faults/:id',
      handle: ({ params }) => {
        const lifted = faults.lift(({ id }) => id === params['id'])
        changed()
        return ok({ lifted })
      },
    },
  ]
}
