import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, readdirSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { ElementNode, TreeNode } from '../wxml/tree'

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

/**
 * Compiles every WXML, WXS and WXSS file of a package with WeChat's own compilers (npm `miniprogram-compiler`).
 * Returns what they complain about, with file, line and column; nothing when all is well.
 */
export function compileErrors(dir: string): string[] {
  return [wcc(dir), wcsc(dir)].flatMap(({ error }) => (error === undefined ? [] : [error]))
}

/** A virtual tree as WeChat's compiled WXML makes it. */
export interface OfficialNode {
  readonly tag: string
  readonly attr?: Record<string, unknown>
  readonly children?: (OfficialNode | string)[]
}

/** Draws a page of the package with WeChat's compiled WXML. */
export type OfficialRenderer = (page: string, data: unknown) => OfficialNode

/** @throws when the package does not compile. */
export function officialRenderer(dir: string): OfficialRenderer {
  const { output, error } = wcc(dir)
  if (error !== undefined) throw new Error(error)
  const silent = { log: () => undefined, warn: () => undefined, error: () => undefined }
  const realm: Record<string, unknown> = { console: silent, __wxAppCode__: {} }
  realm.window = realm
  vm.createContext(realm)
  vm.runInContext(output, realm)
  const parse = vm.runInContext('JSON.parse', realm) as (text: string) => unknown
  const find = realm.$gwx as (file: string) => ((...data: unknown[]) => OfficialNode) | undefined
  return (page, data) => {
    const draw = find(`./${page}.wxml`) ?? find(`${page}.wxml`)
    if (!draw) throw new Error(`wcc made nothing of ${page}.wxml`)
    return draw(parse(JSON.stringify(data)), {}, {})
  }
}

/** A tree in a form that can be compared: WeChat's or ours. */
export type ComparableNode = string | { tag: string; attributes: Record<string, unknown>; children: ComparableNode[] }

export function comparableOfficial(node: OfficialNode | string): ComparableNode {
  if (typeof node === 'string') return node
  const attributes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node.attr ?? {})) {
    if (value !== undefined) attributes[plainName(name)] = value
  }
  const children = (node.children ?? []).map(comparableOfficial).filter((child) => child !== '')
  return { tag: node.tag.replace(/^wx-/, ''), attributes: sorted(attributes), children }
}

/** WeChat's tree of a page ends at its components, so their insides do not count; what stands between their tags does. */
export function comparableOwn(node: TreeNode): ComparableNode {
  if (node.type === 'text') return node.text
  const children = node.children.flatMap((child) => belongingTo(node.owner, child)).map(comparableOwn)
  return {
    tag: node.tag.replace(/^#/, ''),
    attributes: sorted(ownAttributes(node)),
    children: children.filter((child) => child !== ''),
  }
}

function belongingTo(owner: object | undefined, node: TreeNode): TreeNode[] {
  if (node.type === 'text' || node.owner === owner) return [node]
  return node.children.filter((child) => child.type === 'element').flatMap((child) => belongingTo(owner, child))
}

function ownAttributes({ attributes, dataset, handlers }: ElementNode): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(attributes)) all[plainName(name)] = value
  for (const [name, value] of Object.entries(dataset)) all[`data${plainName(name)}`] = value
  for (const [event, { method, stops }] of Object.entries(handlers)) all[(stops ? 'catch' : 'bind') + event] = method
  // Both sides as JSON, so that what cannot cross between logic and view does not count.
  return JSON.parse(JSON.stringify(all)) as Record<string, unknown>
}

function plainName(name: string): string {
  return name.replace(/-/g, '').toLowerCase()
}

function sorted(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)))
}

interface Compiled {
  readonly output: string
  readonly error: string | undefined
}

function wcc(dir: string): Compiled {
  return compile('wcc', ['-d', ...filesOf(dir, '.wxml'), ...filesOf(dir, '.wxs'), '-gn', '$gwx'], dir)
}

function wcsc(dir: string): Compiled {
  return compile('wcsc', ['-lc', ...filesOf(dir, '.wxss')], dir)
}

function compile(name: string, parameters: string[], cwd: string): Compiled {
  const { status, stdout, stderr, error } = spawnSync(compilerPath(name), parameters, {
    cwd,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
  })
  if (status === 0) return { output: stdout, error: undefined }
  return { output: '', error: `${name}: ${error?.message ?? stderr.trim()}` }
}

function compilerPath(name: string): string {
  const system = { darwin: 'mac', win32: 'windows' }[process.platform as string] ?? 'linux'
  const file = system === 'windows' ? `${name}.exe` : name
  const binary = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', system, file)
  makeExecutable(binary)
  return binary
}

/** The package's Linux binaries come without the right to run. */
function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

function filesOf(dir: string, extension: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(extension))
}
