import { select, type Selector } from './selector'
import { attributeText, type ElementNode, type TreeNode } from './tree'

export interface TextOptions {
  /** Parts to leave out, such as the tab bar. */
  readonly without?: readonly Selector[]
}

/** The visible texts below `root`, one entry a text node, in document order, blanks collapsed, empty ones dropped. */
export function visibleTexts(root: ElementNode, { without = [] }: TextOptions = {}): string[] {
  const left = new Set<TreeNode>(without.flatMap((selector) => select(root, selector)))
  const texts: string[] = []
  const visit = (node: TreeNode) => {
    if (left.has(node)) return
    if (node.type === 'text') {
      const text = collapse(node.text)
      if (text) texts.push(text)
    } else if (!isHidden(node)) node.children.forEach(visit)
  }
  visit(root)
  return texts
}

/**
 * The same extraction for the browser preview: hand this function to the browser (`page.evaluate(browserTexts, without)`).
 * It runs there alone, so it uses nothing of this module.
 */
export function browserTexts(without: readonly string[] = []): string[] {
  const texts: string[] = []
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (nodes.nextNode()) {
    const parent = nodes.currentNode.parentElement
    if (!parent || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName)) continue
    if (without.some((selector) => parent.closest(selector)) || !parent.checkVisibility()) continue
    const text = (nodes.currentNode.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (text) texts.push(text)
  }
  return texts
}

export interface TextDifference {
  readonly onlyInFirst: string[]
  readonly onlyInSecond: string[]
}

/** What one list of texts has and the other lacks; a text that stands twice must be there twice. Order does not count. */
export function compareTexts(first: readonly string[], second: readonly string[]): TextDifference {
  return { onlyInFirst: missingFrom(second, first), onlyInSecond: missingFrom(first, second) }
}

function missingFrom(available: readonly string[], wanted: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of available) counts.set(text, (counts.get(text) ?? 0) + 1)
  return wanted.filter((text) => {
    const count = counts.get(text) ?? 0
    if (count > 0) counts.set(text, count - 1)
    return count === 0
  })
}

function isHidden(node: ElementNode): boolean {
  const { hidden } = node.attributes
  if (hidden === true || hidden === 'true' || hidden === '') return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/.test(attributeText(node, 'style'))
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
