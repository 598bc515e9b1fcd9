import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { FaultTable, Hits } from '../faults/fault-table'
import { type Answer, send } from './answer'
import type { RequestLog } from './request-log'
import { AnswerError, type Route, type SandboxRequest, type System } from './system'

const LARGEST_BODY = 1_000_000

interface Surroundings {
  readonly faults: FaultTable
  readonly log: RequestLog
  readonly now: () => Date
}

/** Answers one request to a system, with the faults that are set for it, and logs it. Never rejects. */
export async function handleRequest(
  system: System,
  incoming: IncomingMessage,
  response: ServerResponse,
  { faults, log, now }: Surroundings,
): Promise<void> {
  const at = now()
  const started = performance.now()
  const target = incoming.url ?? '/'
  const url = new URL(target, 'http://sandbox')
  const method = incoming.method ?? 'GET'
  const path = url.pathname.slice(system.name.length + 1) || '/'
  const match = findRoute(system.routes, method, path)
  const endpoint = match ? `${system.name} ${match.route.method} ${match.route.path}` : null
  const hits = faults.hit(endpoint ?? `${system.name} `)
  const gone = new AbortController()
  response.once('close', () => gone.abort())

  try {
    const body = await readBody(incoming)
    const request = { method, target, path, query: url.searchParams, headers: incoming.headers, body }
    await spoil(hits, gone.signal, response, system, incoming, async () => {
      if (!match) return notThere(system, path)
      const whole = { ...request, params: match.params, ...(hits.has('stale') && { staleState: hits.staleState }) }
      return answerOf(system, match.route, whole)
    })
  } catch (error) {
    const known = error instanceof AnswerError ? error : new AnswerError(500, 'internal', String(error))
    const answer = system.errorAnswer(known.status, known.code, known.message)
    await send(response, system.dress(answer, hits), incoming.headers).catch(() => response.destroy())
  } finally {
    if (!system.isQuiet)
      log.add({
        at,
        system: system.name,
        method,
        path,
        endpoint,
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round(performance.now() - started),
        faults: hits.names,
        requestId: String(incoming.headers['x-request-id'] ?? '') || null,
      })
  }
}

/** Lets the faults have their way with an answer, else sends it. */
async function spoil(
  hits: Hits,
  gone: AbortSignal,
  response: ServerResponse,
  system: System,
  { headers }: IncomingMessage,
  makeAnswer: () => Promise<Answer>,
): Promise<void> {
  const delayMs = hits.value('delay')
  if (delayMs !== undefined) await wait(delayMs, undefined, { signal: gone }).catch(() => undefined)
  await hits.untilLifted('hang', gone)
  if (gone.aborted) return
  if (hits.has('drop')) {
    response.destroy()
    return
  }
  const status = hits.value('status')
  if (status !== undefined) {
    await send(response, system.dress(failure(system, status), hits), headers)
    return
  }
  const errcode = hits.value('errcode')
  const answer = errcode === undefined ? await makeAnswer() : { status: 200, json: { errcode, errmsg: 'made to fail' } }
  if (hits.has('drop_after')) {
    response.destroy()
    return
  }
  const failed = hits.value('status_after')
  const dressed = system.dress(failed === undefined ? answer : failure(system, failed), hits)
  await send(response, hits.has('malformed') ? cutOff(dressed) : dressed, headers)
}

function failure(system: System, status: number): Answer {
  const answer = system.errorAnswer(status, `status_${status}`, 'made to fail')
  const patience = status === 429 || status === 503 ? { 'retry-after': '1' } : {}
  return { ...answer, headers: { ...answer.headers, ...patience } }
}

async function answerOf(system: System, route: Route, request: SandboxRequest): Promise<Answer> {
  const refusal = route.isOpen ? undefined : system.refuse?.(request)
  return refusal ?? route.handle(request)
}

function notThere(system: System, path: string): Answer {
  const isOtherMethod = system.routes.some((route) => paramsOf(route.path, path) !== undefined)
  return isOtherMethod
    ? system.errorAnswer(405, 'method_not_allowed', 'this address takes other methods')
    : system.errorAnswer(404, 'not_found', 'no such address')
}

/** An answer that breaks off in the middle of its JSON. */
function cutOff({ status, json, bytes }: Answer): Answer {
  const whole = bytes?.body ?? Buffer.from(JSON.stringify(json ?? {}))
  const body = whole.subarray(0, Math.max(1, Math.floor(whole.length / 2)))
  return { status, bytes: { type: bytes?.type ?? 'application/json; charset=utf-8', body } }
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  for (const route of routes) {
    if (route.method !== method) continue
    const params = paramsOf(route.path, path)
    if (params) return { route, params }
  }
  return undefined
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== value) return undefined
    } else if (value === '') return undefined
    else params[part.slice(1)] = decoded(value)
  }
  return params
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > LARGEST_BODY) throw new AnswerError(413, 'body_too_large', 'at most 1 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
