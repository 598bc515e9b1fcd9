import path from 'node:path'
import type { Page } from './page'
import type { PackageFiles } from './runtime/package-files'
import { attributeText, type ElementNode, type TreeNode } from './wxml/tree'

/** HTML elements that stand for native components. */
const TAGS: Readonly<Record<string, string>> = {
  view: 'div',
  text: 'span',
  button: 'button',
  form: 'form',
  input: 'input',
  textarea: 'textarea',
  label: 'label',
  navigator: 'a',
  canvas: 'canvas',
  switch: 'input',
}

/** Attributes that mean the same in HTML. */
const KEPT = [
  'aria-label',
  'aria-hidden',
  'aria-checked',
  'aria-disabled',
  'aria-expanded',
  'placeholder',
  'name',
  'disabled',
  'hidden',
]

const BASE_CSS = `
[hidden]{display:none!important}
body{margin:0;font:16px -apple-system,"Noto Sans CJK SC",sans-serif;min-height:100vh}
.wx-view,.wx-scroll-view{display:block}
.wx-image{display:inline-block;width:320px;height:240px;overflow:hidden}
.wx-map{width:300px;height:150px;background:#dde6ea}
.wx-scroll-view{overflow:auto}
.wx-button{display:block;width:100%;margin:0 auto;padding:0 14px;font-size:18px;line-height:2.5556;border:1px solid #0003;border-radius:5px;background:#f8f8f8}
`

/** The page as an HTML document that looks much as WeChat draws it: for screenshots and accessibility checks in a browser. */
export function toHtml(page: Page, widthPx = 375): string {
  const { files } = page.app
  const css = stylesheet(files, 'app.wxss', widthPx) + stylesheet(files, `${page.route}.wxss`, widthPx)
  return [
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escape(page.route)}</title><style>${BASE_CSS}${css}</style>`,
    `<body>${page
      .tree()
      .children.map((child) => toElement(child, widthPx))
      .join('')}</body></html>`,
  ].join('')
}

function toElement(node: TreeNode, widthPx: number): string {
  if (node.type === 'text') return escape(node.text)
  const tag = TAGS[node.tag] ?? 'div'
  const opening = `<${tag}${attributes(node, widthPx)}>`
  if (tag === 'input') return opening
  return `${opening}${node.children.map((child) => toElement(child, widthPx)).join('')}</${tag}>`
}

function attributes(node: ElementNode, widthPx: number): string {
  const written: Record<string, string> = {
    id: attributeText(node, 'id'),
    class: `wx-${node.tag} ${attributeText(node, 'class')}`.trim(),
    style: inPixels(attributeText(node, 'style'), widthPx) + background(node),
    role: attributeText(node, 'aria-role') || (node.tag === 'image' ? 'img' : ''),
    type: node.tag === 'switch' ? 'checkbox' : '',
    value: node.tag === 'input' ? attributeText(node, 'value') : '',
  }
  for (const name of KEPT) if (node.attributes[name] !== false) written[name] = attributeText(node, name)
  return Object.entries(written)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('')
}

const IMAGE_SIZES: Readonly<Record<string, string>> = { aspectFill: 'cover', aspectFit: 'contain' }

function background(node: ElementNode): string {
  const source = attributeText(node, 'src')
  if (node.tag !== 'image' || !source) return ''
  return `;background-image:url('${source}');background-size:${IMAGE_SIZES[attributeText(node, 'mode')] ?? '100% 100%'}`
}

function stylesheet(files: PackageFiles, file: string, widthPx: number): string {
  if (!files.has(file)) return ''
  const withImports = files.read(file).replace(/@import\s+["']([^"']+)["'];?/g, (_, target: string) => {
    const imported = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target)
    return stylesheet(files, imported, widthPx)
  })
  return inPixels(withImports, widthPx).replace(/(^|[},\s])page(?=[\s,{.])/g, '$1body')
}

/** 750 rpx are the width of the screen. */
function inPixels(css: string, widthPx: number): string {
  return css.replace(/(-?[\d.]+)rpx/g, (_, length: string) => `${((Number(length) * widthPx) / 750).toFixed(2)}px`)
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
