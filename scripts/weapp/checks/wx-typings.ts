import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

let known: ReadonlySet<string> | undefined

/** Names of everything that `wx` has, by WeChat's own typings (npm `miniprogram-api-typings`). Read once: they are long. */
export function documentedWxNames(): ReadonlySet<string> {
  known ??= readNames()
  return known
}

function readNames(): Set<string> {
  const root = path.dirname(require.resolve('miniprogram-api-typings/package.json'))
  const names = new Set<string>()
  for (const file of ['lib.wx.api.d.ts', 'lib.wx.cloud.d.ts']) {
    const text = readFileSync(path.join(root, 'types/wx', file), 'utf8')
    collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), names)
  }
  return names
}

function collect(node: ts.Node, names: Set<string>): void {
  if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
    for (const { name } of node.members) if (name && ts.isIdentifier(name)) names.add(name.text)
    return
  }
  ts.forEachChild(node, (child) => {
    collect(child, names)
  })
}
