/** What WeChat would draw: a page's elements and texts, with the events that each element really binds. */
export interface ElementNode {
  readonly type: 'element'
  readonly tag: string
  readonly attributes: Record<string, unknown>
  /** The element's `data-*` attributes, in camel case. */
  readonly dataset: Record<string, unknown>
  /** Bound events by type (`tap`, `input`, …). */
  readonly handlers: Record<string, EventBinding>
  children: TreeNode[]
  parent: ElementNode | undefined
  /** The page or component whose methods the handlers name. */
  readonly owner: object | undefined
}

interface TextNode {
  readonly type: 'text'
  readonly text: string
  parent: ElementNode | undefined
}

export type TreeNode = ElementNode | TextNode

export interface EventBinding {
  /** Name of the owner's method. */
  readonly method: string
  /** `catchtap`: the event goes no further up. */
  readonly stops: boolean
}

/** `node` and everything below it, in document order. */
function* walk(node: TreeNode): Generator<TreeNode> {
  yield node
  if (node.type === 'text') return
  for (const child of node.children) yield* walk(child)
}

/** The elements among `node` and everything below it, in document order. */
export function* elements(node: TreeNode): Generator<ElementNode> {
  for (const each of walk(node)) if (each.type === 'element') yield each
}

/** `node` and its ancestors, innermost first. */
export function* lineage(node: ElementNode): Generator<ElementNode> {
  for (let each: ElementNode | undefined = node; each; each = each.parent) yield each
}

/** An attribute as text; "" when it is absent. */
export function attributeText(node: ElementNode, name: string): string {
  const value = node.attributes[name]
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

const INLINE = new Set(['text', '#page'])

/** All text below `node`; every element but `text` ends a line. */
export function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.text
  const text = node.children.map(textOf).join('')
  return INLINE.has(node.tag) || !text ? text : `${text}\n`
}
