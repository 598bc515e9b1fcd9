import type { Faults } from './faults'
import type { Definition, Instance, ViewInstance } from './instance'
import type { VirtualClock } from './virtual-clock'

/** What the package's files registered with `App`, `Page` and `Component`. */
export class Definitions {
  app: Instance | undefined
  private readonly byPath = new Map<string, Definition>()
  private loading: string | undefined

  /** Runs a file, once, and returns what it registered under `path`. */
  load(path: string, run: () => unknown): Definition {
    const known = this.byPath.get(path)
    if (known) return known
    const outer = this.loading
    this.loading = path
    try {
      run()
    } finally {
      this.loading = outer
    }
    const definition = path === 'app' ? this.app : this.byPath.get(path)
    if (!definition) throw new Error(`${path}.js registered nothing`)
    return definition
  }

  register(definition: Definition): void {
    if (this.loading !== undefined) this.byPath.set(this.loading, definition)
  }
}

export interface GlobalsOptions {
  readonly wx: Record<string, unknown>
  readonly clock: VirtualClock
  readonly faults: Faults
  readonly definitions: Definitions
  readonly pages: () => ViewInstance[]
}

type Callback = (...values: unknown[]) => void

/** The global names of WeChat's logic layer, besides ECMAScript's own. */
export function createGlobals({ wx, clock, faults, definitions, pages }: GlobalsOptions): Record<string, unknown> {
  const clear = (id: unknown) => {
    clock.cancel(id)
  }
  const register = (definition: Definition) => {
    definitions.register(definition)
  }
  return {
    wx,
    console: createConsole(faults),
    setTimeout: (run: Callback, ms?: unknown, ...values: unknown[]) =>
      clock.after(Number(ms ?? 0), () => {
        run(...values)
      }),
    setInterval: (run: Callback, ms?: unknown, ...values: unknown[]) =>
      clock.every(Number(ms ?? 0), () => {
        run(...values)
      }),
    clearTimeout: clear,
    clearInterval: clear,
    App: (app: Instance) => {
      definitions.app = app
    },
    getApp: () => definitions.app,
    getCurrentPages: pages,
    Page: register,
    Component: register,
    Behavior: (definition: Definition) => definition,
  }
}

function createConsole(faults: Faults): Record<string, unknown> {
  const write =
    (level: string) =>
    (...values: unknown[]) => {
      faults.log(level, values)
    }
  const ignored = () => undefined
  return {
    ...Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, write(level)])),
    ...Object.fromEntries(
      ['group', 'groupEnd', 'groupCollapsed', 'time', 'timeEnd', 'trace'].map((name) => [name, ignored]),
    ),
  }
}
