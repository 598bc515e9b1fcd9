import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installIsCurrent, nodeProblem } from './install.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'cheji-install-'))
  mkdirSync(path.join(root, 'node_modules'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const lock = (packages: object) => {
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages }))
}
const installed = (packages: object) => {
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
}

const ASKED = {
  '': { version: '1.0.0' },
  shared: { version: '1.0.0' },
  'node_modules/@cheji/shared': { link: true },
  'node_modules/koa': { version: '3.3.0' },
  'bff/node_modules/koa': { version: '2.0.0' },
  'node_modules/only-on-windows': { version: '1.0.0', optional: true },
}

test('what the lock asks for is there, whoever installed it', () => {
  lock(ASKED)
  installed({ 'node_modules/koa': { version: '3.3.0' }, 'bff/node_modules/koa': { version: '2.0.0' } })
  expect(installIsCurrent(root)).toBe(true)
})

test.each([
  ['nothing is installed', undefined],
  ['a package is missing', { 'node_modules/koa': { version: '3.3.0' } }],
  [
    'a package is another version',
    { 'node_modules/koa': { version: '3.2.0' }, 'bff/node_modules/koa': { version: '2.0.0' } },
  ],
])('%s: not current', (_name, packages) => {
  lock(ASKED)
  if (packages) installed(packages)
  expect(installIsCurrent(root)).toBe(false)
})

test('an older Node is named with the one that is needed', () => {
  expect(nodeProblem('18.20.4', '>=20.19')).toMatch(/needs Node 20\.19 or newer; this is 18\.20\.4/)
  expect(nodeProblem('20.18.0', '>=20.19')).toMatch('20.19')
  expect(nodeProblem('20.19.0', '>=20.19')).toBeUndefined()
  expect(nodeProblem('22.1.0', '>=20.19')).toBeUndefined()
})
