/** One element of a WXML source file, before any data is applied. */
export interface WxmlElement {
  readonly type: 'element'
  readonly tag: string
  /** `true` stands for an attribute without a value (`<button disabled>`). */
  readonly attributes: Readonly<Record<string, string | true>>
  readonly children: WxmlSyntax[]
  /** The raw body of an inline `<wxs>`. */
  readonly code?: string
}

interface WxmlText {
  readonly type: 'text'
  readonly text: string
}

export type WxmlSyntax = WxmlElement | WxmlText

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([\w-]+)((?:\s+[\w:.#-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+|<)/g
const ATTRIBUTE = /([\w:.#-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/**
 * Reads WXML into a tree. Text that is only white space is dropped, as WeChat's compiler does.
 * @throws when an element is closed by another's tag or not closed at all.
 */
export function parseWxml(source: string): WxmlSyntax[] {
  const root: WxmlElement = { type: 'element', tag: '#root', attributes: {}, children: [] }
  const open: WxmlElement[] = [root]
  const tokens = new RegExp(TOKEN)

  for (let match = tokens.exec(source); match; match = tokens.exec(source)) {
    const parent = open.at(-1) ?? root
    const [, closing, tag, attributes = '', selfClosing, text] = match
    if (text !== undefined) {
      if (text.trim()) parent.children.push({ type: 'text', text: text.replace(/^\s*\n\s*|\s*\n\s*$/g, '') })
      continue
    }
    if (!tag) continue
    if (closing) {
      if (open.length === 1 || parent.tag !== tag) throw new Error(`wxml: </${tag}> closes <${parent.tag}>`)
      open.pop()
      continue
    }
    if (tag === 'wxs' && !selfClosing) {
      const end = source.indexOf('</wxs>', tokens.lastIndex)
      if (end < 0) throw new Error('wxml: <wxs> not closed')
      const code = source.slice(tokens.lastIndex, end)
      parent.children.push({ type: 'element', tag, attributes: parseAttributes(attributes), children: [], code })
      tokens.lastIndex = end + '</wxs>'.length
      continue
    }
    const element: WxmlElement = { type: 'element', tag, attributes: parseAttributes(attributes), children: [] }
    parent.children.push(element)
    if (!selfClosing) open.push(element)
  }

  const unclosed = open.at(-1)
  if (unclosed && unclosed !== root) throw new Error(`wxml: <${unclosed.tag}> not closed`)
  return root.children
}

function parseAttributes(source: string): Record<string, string | true> {
  const attributes: Record<string, string | true> = {}
  for (const [, name = '', doubleQuoted, singleQuoted] of source.matchAll(ATTRIBUTE)) {
    attributes[name] = doubleQuoted ?? singleQuoted ?? true
  }
  return attributes
}
