import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseWxml, type WxmlElement, type WxmlSyntax } from './parse'
import { evaluateWxs } from './wxs'

/** One parsed WXML file: what it draws, the templates it can use and its wxs modules. */
export interface WxmlFile {
  readonly path: string
  readonly body: WxmlSyntax[]
  readonly templates: Map<string, Template>
  readonly modules: Record<string, unknown>
}

/** A template sees the wxs modules of the file that defines it. */
interface Template {
  readonly children: WxmlSyntax[]
  readonly file: WxmlFile
}

/** The WXML files of one package, parsed once. */
export class WxmlSources {
  private readonly files = new Map<string, WxmlFile>()

  constructor(private readonly root: string) {}

  file(relative: string): WxmlFile {
    const known = this.files.get(relative)
    if (known) return known
    const file: WxmlFile = { path: relative, body: [], templates: new Map(), modules: {} }
    this.files.set(relative, file)
    for (const node of this.splice(relative, [])) this.register(file, node)
    return file
  }

  /** The file's nodes, with every `<include>` replaced by the other file's (templates and wxs excepted). */
  private splice(relative: string, inside: readonly string[]): WxmlSyntax[] {
    if (inside.includes(relative)) throw new Error(`wxml: ${relative} includes itself`)
    const nodes = parseWxml(readFileSync(path.join(this.root, relative), 'utf8'))
    return nodes.flatMap((node) => {
      if (node.type === 'text' || node.tag !== 'include') return [node]
      const included = this.splice(resolveFrom(relative, source(node)), [...inside, relative])
      return included.filter((each) => each.type === 'text' || !['template', 'wxs', 'import'].includes(each.tag))
    })
  }

  private register(file: WxmlFile, node: WxmlSyntax): void {
    if (node.type === 'text') {
      file.body.push(node)
      return
    }
    const { name, module } = node.attributes
    if (node.tag === 'import') {
      for (const [key, template] of this.file(resolveFrom(file.path, source(node))).templates) {
        if (!file.templates.has(key)) file.templates.set(key, template)
      }
    } else if (node.tag === 'wxs') {
      file.modules[String(module)] = this.wxs(file, node)
    } else if (node.tag === 'template' && typeof name === 'string') {
      file.templates.set(name, { children: node.children, file })
    } else {
      file.body.push(node)
    }
  }

  private wxs(file: WxmlFile, node: WxmlElement): unknown {
    if (node.code !== undefined) return evaluateWxs(this.root, file.path, node.code)
    const relative = resolveFrom(file.path, source(node))
    return evaluateWxs(this.root, relative, readFileSync(path.join(this.root, relative), 'utf8'))
  }
}

const cached = new Map<string, { readonly builtAtMs: number; readonly sources: WxmlSources }>()

/** The sources of a package folder; parsed again only after another build wrote its `app.json`. */
export function wxmlSources(root: string): WxmlSources {
  const builtAtMs = statSync(path.join(root, 'app.json')).mtimeMs
  const known = cached.get(root)
  if (known?.builtAtMs === builtAtMs) return known.sources
  const sources = new WxmlSources(root)
  cached.set(root, { builtAtMs, sources })
  return sources
}

function source(node: WxmlElement): string {
  const { src } = node.attributes
  if (typeof src !== 'string') throw new Error(`wxml: <${node.tag}> without src`)
  return src
}

function resolveFrom(file: string, relative: string): string {
  return relative.startsWith('/') ? relative.slice(1) : path.posix.join(path.posix.dirname(file), relative)
}
