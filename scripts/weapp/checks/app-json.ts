import { statSync } from 'node:fs'
import type { PackageFiles } from '../runtime/package-files'
import type { Problem } from './problem'

const MAX_ICON_BYTES = 40 * 1024

/** Whether `app.json` is one that WeChat takes, and whether every file it and the pages name is there. */
export function appJsonProblems(files: PackageFiles): Problem[] {
  return [...pageFiles(files), ...componentFiles(files), ...tabBar(files), ...subpackages(files), ...preloads(files)]
}

function pageFiles(files: PackageFiles): Problem[] {
  const twice = files.pages.filter((page, index) => files.pages.indexOf(page) !== index)
  return [
    ...twice.map((page) => wrong(`page ${page} is listed twice`)),
    ...files.pages.flatMap((page) => missing(files, page, ['js', 'json', 'wxml'])),
    ...missing(files, 'app', ['js', 'wxss']),
  ]
}

/** Every component reachable from a page, the app or the custom tab bar. */
function componentFiles(files: PackageFiles): Problem[] {
  const queue = [...files.pages, ...(files.hasCustomTabBar ? ['custom-tab-bar/index'] : [])]
  const seen = new Set(queue)
  const problems: Problem[] = []
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const component of Object.values(files.usingComponents(name))) {
      if (seen.has(component) || component.includes('://')) continue
      seen.add(component)
      queue.push(component)
      problems.push(...missing(files, component, ['js', 'json', 'wxml']))
    }
  }
  return problems
}

function tabBar(files: PackageFiles): Problem[] {
  const list = files.json.tabBar?.list
  if (!list) return []
  const problems: Problem[] = []
  if (list.length < 2 || list.length > 5) problems.push(wrong(`${String(list.length)} tabs; 2 to 5 are allowed`))
  for (const { pagePath, iconPath, selectedIconPath } of list) {
    if (!files.json.pages.includes(pagePath)) problems.push(wrong(`tab ${pagePath} is not in the main package`))
    for (const icon of [iconPath, selectedIconPath]) if (icon !== undefined) problems.push(...iconProblems(files, icon))
  }
  if (files.hasCustomTabBar) problems.push(...missing(files, 'custom-tab-bar/index', ['js', 'json', 'wxml']))
  return problems
}

function iconProblems(files: PackageFiles, icon: string): Problem[] {
  if (!files.has(icon)) return [{ name: 'missing-file', where: icon, message: 'named by the tab bar' }]
  const bytes = statSync(files.path(icon)).size
  if (bytes <= MAX_ICON_BYTES) return []
  return [{ name: 'too-large', where: icon, message: `tab icon of ${String(bytes)} bytes; 40 kB are allowed` }]
}

function subpackages({ subpackages: all, json }: PackageFiles): Problem[] {
  const problems: Problem[] = []
  for (const { root, pages, independent } of all) {
    if (pages.length === 0) problems.push(wrong(`subpackage ${root} has no pages`))
    if (independent) problems.push(wrong(`subpackage ${root} is independent: Taro pages do not start there`))
    if (root.split('/').at(-1) === 'common') problems.push(wrong('a subpackage named common shows white pages'))
    for (const other of all)
      if (root.startsWith(`${other.root}/`)) problems.push(wrong(`${root} is inside ${other.root}`))
    for (const page of json.pages)
      if (page.startsWith(`${root}/`)) problems.push(wrong(`main page ${page} is inside ${root}`))
  }
  return problems
}

function preloads({ json, pages, subpackages: all }: PackageFiles): Problem[] {
  const known = new Set(all.flatMap(({ root, name }) => [root, ...(name === undefined ? [] : [name])]))
  return Object.entries(json.preloadRule ?? {}).flatMap(([page, rule]) => [
    ...(pages.includes(page) ? [] : [wrong(`preloadRule names the unknown page ${page}`)]),
    ...(rule?.packages ?? [])
      .filter((name) => name !== '__APP__' && !known.has(name))
      .map((name) => wrong(`preloadRule names the unknown subpackage ${name}`)),
  ])
}

function missing(files: PackageFiles, name: string, extensions: readonly string[]): Problem[] {
  return extensions
    .map((extension) => `${name}.${extension}`)
    .filter((file) => !files.has(file))
    .map((where) => ({ name: 'missing-file', where, message: 'named by app.json, a page or a component' }))
}

function wrong(message: string): Problem {
  return { name: 'app-json', where: 'app.json', message }
}
