import type { Scope } from './expression'
import { toText } from './operators'
import type { WxmlElement, WxmlSyntax } from './parse'
import type { WxmlFile, WxmlSources } from './source'
import type { ElementNode, EventBinding, TreeNode } from './tree'
import { compileTemplateData, compileValue } from './value'

/** A custom component that stands for a tag: its own file, data and instance, and the tags it knows in turn. */
interface MountedComponent {
  readonly path: string
  readonly data: Scope
  readonly instance: object
  readonly resolve: ComponentResolver
}

export type ComponentResolver = (tag: string, attributes: Record<string, unknown>) => MountedComponent | undefined

/** Everything that stays the same while one file is drawn. */
interface Drawing {
  readonly sources: WxmlSources
  readonly warn: (message: string) => void
  readonly resolve: ComponentResolver
  readonly owner: object | undefined
  /** What the outer file put between the component's tags. */
  readonly slotted: TreeNode[]
}

export interface RenderOptions {
  readonly sources: WxmlSources
  /** Page or component file, without extension. */
  readonly path: string
  readonly data: Scope
  readonly owner: object | undefined
  readonly resolve: ComponentResolver
  /** Told of what WeChat would print as a warning: missing templates, duplicate keys. */
  readonly warn: (message: string) => void
}

/** Draws a page or component file with its data: a `#page` element with what WeChat would show below it. */
export function renderWxml({ path, data, ...rest }: RenderOptions): ElementNode {
  return renderFile(path, data, { ...rest, slotted: [] })
}

function renderFile(path: string, data: Scope, drawing: Drawing): ElementNode {
  const file = drawing.sources.file(`${path}.wxml`)
  const page = element('#page', drawing.owner, undefined)
  renderNodes(file.body, scopeOf(file, data), file, page, drawing)
  return page
}

/** Scopes have no prototype of their own kind, so that `constructor` or `toString` is no variable. */
function scopeOf(file: WxmlFile, data: Scope): Scope {
  return Object.assign(Object.create(null) as Scope, file.modules, data)
}

function renderNodes(nodes: WxmlSyntax[], scope: Scope, file: WxmlFile, parent: ElementNode, drawing: Drawing): void {
  let taken = true // whether a branch of the present wx:if chain has been drawn
  for (const node of nodes) {
    if (node.type === 'text') {
      const text = compileValue(node.text)(scope)
      if (text !== '' && text !== undefined && text !== null) {
        parent.children.push({ type: 'text', text: toText(text), parent })
      }
      continue
    }
    if (node.attributes['wx:for'] !== undefined) {
      renderLoop(node, scope, file, parent, drawing)
      continue
    }
    const branch = branchOf(node)
    if (branch) {
      if (branch.continues && taken) continue
      taken = branch.condition === undefined || Boolean(compileValue(branch.condition)(scope))
      if (!taken) continue
    }
    renderElement(node, scope, file, parent, drawing)
  }
}

interface Branch {
  /** `wx:elif` and `wx:else`: drawn only when no branch before was. */
  readonly continues: boolean
  readonly condition: string | true | undefined
}

function branchOf({ attributes }: WxmlElement): Branch | undefined {
  if (attributes['wx:if'] !== undefined) return { continues: false, condition: attributes['wx:if'] }
  if (attributes['wx:elif'] !== undefined) return { continues: true, condition: attributes['wx:elif'] }
  if (attributes['wx:else'] !== undefined) return { continues: true, condition: undefined }
  return undefined
}

function renderLoop(node: WxmlElement, scope: Scope, file: WxmlFile, parent: ElementNode, drawing: Drawing): void {
  const { 'wx:for': list, ...attributes } = node.attributes
  const itemName = String(attributes['wx:for-item'] ?? 'item')
  const indexName = String(attributes['wx:for-index'] ?? 'index')
  const key = attributes['wx:key']
  const seen = new Set<unknown>()
  const once: WxmlElement = { ...node, attributes }
  for (const [index, item] of listItems(compileValue(list ?? true)(scope))) {
    if (typeof key === 'string' && key !== '*this') {
      const value = (item as Record<string, unknown> | undefined)?.[key]
      if (seen.has(value)) drawing.warn(`duplicate wx:key ${key}=${toText(value)}`)
      seen.add(value)
    }
    const inner = Object.create(scope) as Scope
    inner[itemName] = item
    inner[indexName] = index
    renderNodes([once], inner, file, parent, drawing)
  }
}

/** WXML loops over arrays, the entries of objects, the characters of texts and 0 … n − 1. */
function listItems(list: unknown): [number | string, unknown][] {
  if (typeof list === 'number') return Array.from({ length: list }, (_, index) => [index, index])
  if (Array.isArray(list)) return list.map((item: unknown, index) => [index, item])
  if (typeof list === 'string') return Array.from(list, (character, index) => [index, character])
  if (typeof list === 'object' && list !== null) return Object.entries(list)
  return []
}

function renderElement(node: WxmlElement, scope: Scope, file: WxmlFile, parent: ElementNode, drawing: Drawing): void {
  if (node.tag === 'template') {
    renderTemplate(node, scope, file, parent, drawing)
  } else if (node.tag === 'block') {
    renderNodes(node.children, scope, file, parent, drawing)
  } else if (node.tag === 'slot') {
    adopt(parent, drawing.slotted)
  } else {
    const drawn = element(node.tag, drawing.owner, parent)
    applyAttributes(node, scope, drawn)
    parent.children.push(drawn)
    renderNodes(node.children, scope, file, drawn, drawing)
    mountComponent(drawn, drawing)
  }
}

function renderTemplate(node: WxmlElement, scope: Scope, file: WxmlFile, parent: ElementNode, drawing: Drawing): void {
  const name = toText(compileValue(node.attributes.is ?? '')(scope))
  const template = file.templates.get(name)
  if (!template) {
    drawing.warn(`Template \`${name}\` not found (in ${file.path})`)
    return
  }
  const { data } = node.attributes
  const inner = typeof data === 'string' ? (compileTemplateData(data)(scope) as Scope) : {}
  renderNodes(template.children, scopeOf(template.file, inner), template.file, parent, drawing)
}

function mountComponent(drawn: ElementNode, drawing: Drawing): void {
  const component = drawing.resolve(drawn.tag, drawn.attributes)
  if (!component) return
  const inside = renderFile(component.path, component.data, {
    ...drawing,
    resolve: component.resolve,
    owner: component.instance,
    slotted: drawn.children,
  })
  drawn.children = []
  adopt(drawn, inside.children)
}

function adopt(parent: ElementNode, children: TreeNode[]): void {
  for (const child of children) {
    child.parent = parent
    parent.children.push(child)
  }
}

function element(tag: string, owner: object | undefined, parent: ElementNode | undefined): ElementNode {
  return { type: 'element', tag, attributes: {}, dataset: {}, handlers: {}, children: [], parent, owner }
}

const EVENT = /^(?:capture-)?(bind|catch|mut-bind):?([\w-]+)$/

function applyAttributes(node: WxmlElement, scope: Scope, drawn: ElementNode): void {
  for (const [name, source] of Object.entries(node.attributes)) {
    if (name.startsWith('wx:')) continue
    const value = compileValue(source)(scope)
    const event = EVENT.exec(name)
    if (event?.[2]) {
      const binding: EventBinding = { method: toText(value), stops: event[1] === 'catch' }
      drawn.handlers[event[2]] = binding
    } else if (name.startsWith('data-')) {
      drawn.dataset[camelCase(name.slice('data-'.length))] = value
    } else if (value !== undefined) {
      drawn.attributes[name] = value
    }
  }
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
