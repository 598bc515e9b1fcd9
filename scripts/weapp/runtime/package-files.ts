import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The parts of `app.json` that decide how a mini-program runs. */
export interface AppJson {
  readonly pages: string[]
  readonly subPackages?: Subpackage[]
  readonly subpackages?: Subpackage[]
  readonly tabBar?: { readonly custom?: boolean; readonly list: readonly TabItem[] }
  readonly usingComponents?: Record<string, string>
  readonly networkTimeout?: { readonly request?: number }
  readonly requiredPrivateInfos?: string[]
  readonly permission?: Record<string, { readonly desc?: string } | undefined>
  readonly preloadRule?: Record<string, { readonly packages?: string[] } | undefined>
  readonly [other: string]: unknown
}

export interface Subpackage {
  readonly root: string
  readonly name?: string
  readonly independent?: boolean
  readonly pages: string[]
}

interface TabItem {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

/** A built mini-program on disk. */
export class PackageFiles {
  readonly json: AppJson
  readonly subpackages: readonly Subpackage[]
  /** Every page's route, main package first. */
  readonly pages: readonly string[]
  /** Routes of the tab pages, in the tab bar's order. */
  readonly tabs: readonly string[]
  readonly hasCustomTabBar: boolean
  readonly dir: string

  constructor(dir: string) {
    this.dir = path.resolve(dir)
    this.json = this.readJson('app') as AppJson
    this.subpackages = (this.json.subPackages ?? this.json.subpackages ?? []).map((each) => ({
      ...each,
      root: each.root.replace(/^\/|\/$/g, ''),
    }))
    this.pages = [
      ...this.json.pages,
      ...this.subpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
    ]
    this.tabs = (this.json.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
    this.hasCustomTabBar = this.json.tabBar?.custom === true
  }

  path(relative: string): string {
    return path.join(this.dir, relative)
  }

  has(relative: string): boolean {
    return existsSync(this.path(relative))
  }

  read(relative: string): string {
    return readFileSync(this.path(relative), 'utf8')
  }

  /** The JSON file of a page or component, named without extension. */
  readJson(name: string): unknown {
    return JSON.parse(this.read(`${name}.json`))
  }

  /** Tags that a page or component may use, each with the component it stands for. */
  usingComponents(name: string): Record<string, string> {
    const own = this.has(`${name}.json`) ? (this.readJson(name) as Partial<AppJson>).usingComponents : undefined
    const resolved: Record<string, string> = {}
    for (const [tag, target] of Object.entries(this.json.usingComponents ?? {}))
      resolved[tag] = resolveFrom('app', target)
    for (const [tag, target] of Object.entries(own ?? {})) resolved[tag] = resolveFrom(name, target)
    return resolved
  }
}

function resolveFrom(name: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(name), target)
}
