import type { IncomingHttpHeaders } from 'node:http'
import type { Hits } from '../faults/fault-table'
import type { Answer } from './answer'

/** A request with its body read, as a handler sees it. */
export interface SandboxRequest {
  readonly method: string
  /** Path with its query, as it stands in the request line. */
  readonly target: string
  readonly path: string
  readonly query: URLSearchParams
  /** The `:name` parts of the route. */
  readonly params: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Set by the fault `stale`: the state to answer from. */
  readonly staleState?: unknown
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` parts, after the system's prefix. */
  readonly path: string
  readonly handle: (request: SandboxRequest) => Answer | Promise<Answer>
  /** True where callers need not prove who they are. */
  readonly isOpen?: boolean
}

/** One stand-in of the outside world. */
export interface System {
  /** First segment of its addresses, and how faults and the log name it. */
  readonly name: string
  readonly routes: readonly Route[]
  /** An answer that refuses the request, before its handler. */
  readonly refuse?: (request: SandboxRequest) => Answer | undefined
  /** True where requests are not worth a line in the log. */
  readonly isQuiet?: boolean
  /** How this system words an error of the HTTP edge. */
  readonly errorAnswer: (status: number, code: string, message: string) => Answer
  /** Adds what this system adds to every answer; faults may have their way with that too. */
  readonly dress: (answer: Answer, hits: Hits) => Answer
  /** What a fault `stale` that begins now has to keep. */
  readonly freeze?: () => unknown
}

/** An error of a handler that has an answer. */
export class AnswerError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'AnswerError'
  }
}

/** The body as JSON. Throws AnswerError 400 when it is none. */
export function jsonBody(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8')) as unknown
  } catch {
    throw new AnswerError(400, 'malformed_json', 'the body is not JSON')
  }
}
