/** Data as it crosses between logic and view. */
export type Json = Record<string, unknown>
export type Method = (this: unknown, ...values: unknown[]) => unknown

/** What `Page(…)`, `Component(…)` or `App(…)` was called with. */
export type Definition = Record<string, unknown>

/** A living page, component or app: the object that is `this` in its methods. */
export type Instance = Record<string, unknown>

/** A page's or component's instance, which has data. */
export interface ViewInstance extends Instance {
  data: Json
}

/** Calls `owner[name]` when it is a method; `undefined` otherwise. Errors pass through. */
export function callMethod(owner: object | undefined, name: string, ...values: unknown[]): unknown {
  const method = owner === undefined ? undefined : (owner as Instance)[name]
  return typeof method === 'function' ? Reflect.apply(method as Method, owner, values) : undefined
}

/** Calls `holder[name]` with another `this`: life-cycle methods live in the definition, not in the instance. */
export function callHook(holder: unknown, name: string, self: object, ...values: unknown[]): void {
  if (typeof holder !== 'object' || holder === null) return
  const hook = (holder as Instance)[name]
  if (typeof hook === 'function') Reflect.apply(hook as Method, self, values)
}

/** The definition's part of that name when it is an object. */
export function part(definition: Definition, name: string): Record<string, unknown> {
  const value = definition[name]
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
