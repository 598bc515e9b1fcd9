import type { z } from 'zod'

/**
 * Who may call an endpoint. `user`: signed in. `owner`: signed in and the resource is hers (another's id answers 404).
 * `driver`: an owner, or someone she let drive. `staff`: a named staff token. `hook`: another system, by its signature.
 */
export type Access = 'public' | 'user' | 'owner' | 'driver' | 'staff' | 'hook'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The zod schemas of one endpoint, as a `<feature>.contract.ts` exports them; a part left out must be empty. */
export interface EndpointSchemas {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly result: z.ZodType
}

/** One endpoint of the API: all that a client needs to call it, with no zod at run time. */
export interface Endpoint<S extends EndpointSchemas = EndpointSchemas> {
  readonly method: Method
  /** Path with `:name` parameters, beginning with /api/v1 */
  readonly path: string
  readonly access: Access
  /** True where the endpoint creates something: an `Idempotency-Key` of 16–64 characters is then required. */
  readonly creates: boolean
  /** Carries the types; never present at run time. */
  readonly schemas?: S
}

type Part<S extends EndpointSchemas, K extends keyof EndpointSchemas> = S[K] extends z.ZodType
  ? z.input<S[K]>
  : undefined

/** What a caller passes: path parameters, query and body, each only where the endpoint has one. */
export type Arguments<S extends EndpointSchemas> = {
  [K in 'params' | 'query' | 'body' as S[K] extends z.ZodType ? K : never]: Part<S, K>
}

/** What a caller gets back. */
export type Result<S extends EndpointSchemas> = z.output<S['result']>

/**
 * Declares an endpoint. The type argument is the contract's schema group, imported as a type:
 * `endpoint<typeof contract.getModel>('GET', '/catalogue/models/:modelId', 'public')`.
 */
export const endpoint = <S extends EndpointSchemas>(
  method: Method,
  path: string,
  access: Access,
  options: { creates?: boolean } = {},
): Endpoint<S> => ({ method, path: `/api/v1${path}`, access, creates: options.creates ?? false })

/** Fills the `:name` parameters of an endpoint's path. Throws when one is missing. */
export const pathOf = (target: { path: string }, params: Readonly<Record<string, string>> = {}): string =>
  target.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`path parameter ${name} is missing`)
    return encodeURIComponent(value)
  })
