import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { PackageFiles } from './package-files'

/** Browser names that WeChat's logic layer shadows as undefined in every file. */
const SHADOWED = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'webkit',
  'WeixinJSBridge',
]

/** `Date` follows the virtual clock; `Intl`, `WebAssembly` and shared memory are not there. */
const PREPARE = `
  globalThis.global = globalThis;
  {
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, values, newTarget) =>
        Reflect.construct(RealDate, values.length ? values : [virtualNow()], newTarget === globalThis.Date ? RealDate : newTarget),
      apply: () => new RealDate(virtualNow()).toString(),
      get: (target, key) => (key === 'now' ? virtualNow : Reflect.get(target, key)),
    });
  }
  delete globalThis.Intl;
  delete globalThis.WebAssembly;
  delete globalThis.SharedArrayBuffer;
`

type ModuleFunction = (
  this: undefined,
  require: (relative: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void

export interface RealmOptions {
  readonly files: PackageFiles
  readonly now: () => number
  /** `wx`, `App`, `Page`, timers, `console` …: all that is there besides ECMAScript's own built-ins. */
  readonly globals: Record<string, unknown>
}

/** Where a mini-program's code runs: a world of its own with only what WeChat offers; `eval` and `new Function` are off. */
export class Realm {
  /** The realm's own Promise and JSON: what the mini-program gets must be of its own kinds. */
  readonly Promise: PromiseConstructor
  private readonly parse: (text: string) => unknown
  private readonly context: vm.Context
  private readonly files: PackageFiles
  private readonly modules = new Map<string, { exports: unknown }>()

  constructor({ files, now, globals }: RealmOptions) {
    this.files = files
    this.context = vm.createContext(
      { ...globals, virtualNow: now },
      { codeGeneration: { strings: false, wasm: false } },
    )
    vm.runInContext(PREPARE, this.context)
    this.Promise = vm.runInContext('Promise', this.context) as PromiseConstructor
    this.parse = vm.runInContext('JSON.parse', this.context) as (text: string) => unknown
  }

  /** A deep copy of JSON data, made of the realm's own objects and arrays. Anything else comes back as it is. */
  copy(value: unknown): unknown {
    if (value === undefined || typeof value === 'function') return value
    const text = JSON.stringify(value) as string | undefined
    return text === undefined ? undefined : this.parse(text)
  }

  /**
   * Loads a file of the package, once, and returns what it exports.
   * @throws when the file is missing or fails while it runs.
   */
  require(file: string): unknown {
    const relative = file.replace(/^\//, '').replace(/(?<!\.js)$/, '.js')
    const known = this.modules.get(relative)
    if (known) return known.exports
    const module: { exports: unknown } = { exports: {} }
    this.modules.set(relative, module)
    const run = script(this.files.path(relative)).runInContext(this.context) as ModuleFunction
    const require = (target: string) => this.require(path.posix.join(path.posix.dirname(relative), target))
    run.call(undefined, require, module, module.exports)
    return module.exports
  }
}

const compiled = new Map<string, { readonly changedAtMs: number; readonly script: vm.Script }>()

/** Compiled files are kept: a test run starts the same package many times. */
function script(file: string): vm.Script {
  const changedAtMs = statSync(file).mtimeMs
  const known = compiled.get(file)
  if (known?.changedAtMs === changedAtMs) return known.script
  const parameters = ['require', 'module', 'exports', ...SHADOWED].join(',')
  const source = `(function(${parameters}){${readFileSync(file, 'utf8')}\n})`
  const fresh = new vm.Script(source, { filename: file })
  compiled.set(file, { changedAtMs, script: fresh })
  return fresh
}
