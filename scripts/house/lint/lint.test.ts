import { execFileSync } from 'node:child_process'
import path from 'node:path'

interface Planted {
  file: string
  text: string
}

const importing = (file: string, target: string): Planted => ({
  file,
  text: `import { it } from '${target}'\nexport const x = it\n`,
})
const inBff = (text: string): Planted => ({ file: 'bff/src/http/x.ts', text: `${text}\n` })

const CONTRACT = '@cheji/shared/stores/stores.contract'

const PLANTED = {
  acrossABorder: [
    importing('bff/src/features/test-drives/x.ts', '../stores/stores.service'),
    importing('bff/src/infrastructure/x.ts', '../features/stores/stores.service'),
    importing('bff/src/core-platform/x.ts', '../features/stores/stores.service'),
    importing('bff/src/http/x.ts', '../../../scripts/house/folders'),
    importing('bff/src/features/stores/x.test.ts', '../../../../scripts/house/folders'),
    importing('miniapp/src/features/stores/x.ts', '@cheji/bff/core-platform/contract/stores'),
    importing('miniapp/src/features/stores/x.ts', '../../pages/cars/index'),
    importing('miniapp/src/ui/x.ts', '../app'),
    importing('miniapp/src/platform/x.ts', '../ui/button'),
    importing('shared/src/kernel/x.ts', '../../../bff/src/core-platform/contract/stores'),
    importing('scripts/sandbox/x.ts', '../../bff/src/main'),
    importing('scripts/house/x.ts', '../../bff/src/main'),
  ],
  withinTheRules: [
    importing('bff/src/features/stores/x.ts', './stores.service'),
    importing('bff/src/features/stores/x.ts', CONTRACT),
    importing('bff/src/features/stores/x.ts', '../../core-platform/contract/stores'),
    importing('bff/src/x.ts', './features/stores/stores.service'),
    importing('miniapp/src/pages/cars/x.ts', '../../platform/storage'),
    importing('scripts/sandbox/x.ts', '@cheji/bff/core-platform/contract/stores'),
    importing('scripts/bench/x.ts', '../../bff/src/main'),
    { file: 'miniapp/src/api/x.ts', text: `import type { it } from '${CONTRACT}'\nexport type X = typeof it\n` },
  ],
  zodInTheMiniProgram: [
    importing('miniapp/src/api/x.ts', 'zod'),
    importing('miniapp/src/api/x.ts', CONTRACT),
    importing('shared/src/stores/x.endpoints.ts', './stores.contract'),
  ],
  forbiddenHere: [
    inBff('export const x = process.env.PORT'),
    inBff('export const x = () => new Date()'),
    inBff('export const x = () => Date.now()'),
    inBff('export const x = () => Math.random()'),
    inBff('export const x = (priceFen: number) => priceFen / 3'),
    inBff('export const x = (a: { priceFen: number }) => a.priceFen * 0.2'),
    inBff('export const x = (a: string) => parseFloat(a)'),
    inBff("export * from './y'"),
    inBff("test.skip('x', () => undefined)"),
    inBff('export const x = (a: unknown) => wgs84ToGcj02(a)'),
  ],
}

/** The rules that each planted text breaks; one run of ESLint for all, since loading it takes the time. */
const broken = (() => {
  const program = path.join(__dirname, 'lint-texts.mjs')
  const input = JSON.stringify(Object.values(PLANTED).flat())
  const answers = JSON.parse(execFileSync(process.execPath, [program], { input, encoding: 'utf8' })) as string[][]
  return (kind: keyof typeof PLANTED) =>
    PLANTED[kind].map((planted) => answers[Object.values(PLANTED).flat().indexOf(planted)])
})()

const each = <T>(kind: keyof typeof PLANTED, rules: T): T[] => PLANTED[kind].map(() => rules)

test('imports across a border are rejected', () => {
  expect(broken('acrossABorder')).toEqual(each('acrossABorder', ['boundaries/element-types']))
})

test('imports within the rules are not', () => {
  expect(broken('withinTheRules')).toEqual(each('withinTheRules', []))
})

test('zod reaches the mini-program as types only', () => {
  expect(broken('zodInTheMiniProgram')).toEqual(
    each('zodInTheMiniProgram', ['@typescript-eslint/no-restricted-imports']),
  )
})

test('what the house forbids by its own rules', () => {
  expect(broken('forbiddenHere')).toEqual(each('forbiddenHere', ['no-restricted-syntax']))
})
