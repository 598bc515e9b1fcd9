import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

type WxsFunction = (
  module: { exports: unknown },
  require: (file: string) => unknown,
  getRegExp: (source: string, flags?: string) => RegExp,
  getDate: (...parts: [] | [number | string]) => Date,
) => void

/** Runs a wxs module and returns what it exports. `relative` names the file its `require` starts from. */
export function evaluateWxs(root: string, relative: string, code: string): unknown {
  const module: { exports: unknown } = { exports: {} }
  const run = vm.compileFunction(code, ['module', 'require', 'getRegExp', 'getDate'], {
    filename: path.join(root, relative),
  }) as WxsFunction
  const require = (file: string) => {
    const next = path.posix.join(path.posix.dirname(relative), file)
    return evaluateWxs(root, next, readFileSync(path.join(root, next), 'utf8'))
  }
  const getRegExp = (source: string, flags?: string) => new RegExp(source, flags)
  run(module, require, getRegExp, (...parts) => (parts[0] === undefined ? new Date() : new Date(parts[0])))
  return module.exports
}
