import { attributeText, elements, lineage, textOf, type ElementNode } from './tree'

/**
 * How a test names an element: a regular expression on text (the innermost element whose text matches), or a small CSS
 * selector of tags, `#id`, `.class`, `[attribute=value]` and descendants by blanks (`.card .price`).
 */
export type Selector = string | RegExp

/** Elements below `root` that match, in document order. */
export function select(root: ElementNode, selector: Selector): ElementNode[] {
  if (selector instanceof RegExp) return [...elements(root)].filter((node) => isInnermostMatch(node, selector))
  const compounds = splitCompounds(selector).map(parseCompound)
  return [...elements(root)].filter((node) => matchesChain(node, compounds))
}

function isInnermostMatch(node: ElementNode, pattern: RegExp): boolean {
  if (!pattern.test(textOf(node).trim())) return false
  return !node.children.some((child) => child.type === 'element' && pattern.test(textOf(child).trim()))
}

type Compound = (node: ElementNode) => boolean

function matchesChain(node: ElementNode, compounds: Compound[]): boolean {
  const last = compounds.at(-1)
  if (!last?.(node)) return false
  let outer = compounds.length - 2
  for (let ancestor = node.parent; ancestor && outer >= 0; ancestor = ancestor.parent) {
    if (compounds[outer]?.(ancestor)) outer--
  }
  return outer < 0
}

/** Blanks inside `[…]` do not separate. */
function splitCompounds(selector: string): string[] {
  return selector.trim().match(/(?:\[[^\]]*\]|\S)+/g) ?? []
}

const PART = /([#.]?)([\w-]+)|\[([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\]]*)))?\]/gy

function parseCompound(source: string): Compound {
  const tests: Compound[] = []
  const part = new RegExp(PART)
  while (part.lastIndex < source.length) {
    const match = part.exec(source)
    if (!match) throw new Error(`selector "${source}" is not understood`)
    tests.push(toTest(match))
  }
  return (node) => tests.every((test) => test(node))
}

function toTest([, sigil, name = '', attribute, double, single, bare]: RegExpExecArray): Compound {
  if (attribute !== undefined) {
    const wanted = double ?? single ?? bare
    return (node) =>
      wanted === undefined ? node.attributes[attribute] !== undefined : attributeText(node, attribute) === wanted
  }
  if (sigil === '#') return (node) => attributeText(node, 'id') === name
  if (sigil === '.') return (node) => attributeText(node, 'class').split(/\s+/).includes(name)
  return (node) => node.tag === name
}

/** The nearest ancestor (or the element itself) with this tag. */
export function closest(node: ElementNode, tag: string): ElementNode | undefined {
  for (const each of lineage(node)) if (each.tag === tag) return each
  return undefined
}
