import { execFileSync } from 'node:child_process'
import path from 'node:path'

interface Planted {
  file: string
  text: string
}

/** The rules each text would break as that file. */
function rulesBrokenBy(planted: Planted[]): string[][] {
  const program = path.join(__dirname, 'lint-texts.mjs')
  const answer = execFileSync(process.execPath, [program], { input: JSON.stringify(planted), encoding: 'utf8' })
  return JSON.parse(answer) as string[][]
}

const importing = (file: string, target: string): Planted => ({
  file,
  text: `import { it } from '${target}'\nexport const x = it\n`,
})

test('imports across a border are rejected', () => {
  const planted = [
    importing('bff/src/features/test-drives/x.ts', '../stores/stores.service'),
    importing('bff/src/infrastructure/x.ts', '../features/stores/stores.service'),
    importing('bff/src/core-platform/x.ts', '../features/stores/stores.service'),
    importing('bff/src/http/x.ts', '../../../scripts/house/folders'),
    importing('bff/src/features/stores/x.test.ts', '../../../../scripts/house/folders'),
    importing('miniapp/src/features/stores/x.ts', '@cheji/bff/core-platform/contract/stores'),
    importing('miniapp/src/features/stores/x.ts', '../../pages/cars/index'),
    importing('miniapp/src/ui/x.ts', '../app'),
    importing('shared/src/kernel/x.ts', '../../../bff/src/core-platform/contract/stores'),
    importing('scripts/sandbox/x.ts', '../../bff/src/main'),
    importing('scripts/house/x.ts', '../../bff/src/main'),
  ]
  expect(rulesBrokenBy(planted)).toEqual(planted.map(() => ['boundaries/element-types']))
})

test('imports within the rules are not', () => {
  const planted = [
    importing('bff/src/features/stores/x.ts', './stores.service'),
    importing('bff/src/features/stores/x.ts', '@cheji/shared/stores/stores.contract'),
    importing('bff/src/features/stores/x.ts', '../../core-platform/contract/stores'),
    importing('bff/src/x.ts', './features/stores/stores.service'),
    importing('miniapp/src/pages/cars/x.ts', '../../platform/storage'),
    importing('scripts/sandbox/x.ts', '@cheji/bff/core-platform/contract/stores'),
    importing('scripts/bench/x.ts', '../../bff/src/main'),
  ]
  expect(rulesBrokenBy(planted)).toEqual(planted.map(() => []))
})

test('zod reaches the mini-program as types only', () => {
  const contract = '@cheji/shared/stores/stores.contract'
  expect(
    rulesBrokenBy([
      importing('miniapp/src/api/x.ts', 'zod'),
      importing('miniapp/src/api/x.ts', contract),
      importing('shared/src/stores/x.endpoints.ts', './stores.contract'),
      { file: 'miniapp/src/api/x.ts', text: `import type { it } from '${contract}'\nexport type X = typeof it\n` },
    ]),
  ).toEqual([...Array<string[]>(3).fill(['@typescript-eslint/no-restricted-imports']), []])
})

test('what the house forbids by its own rules', () => {
  const texts = [
    'export const x = process.env.PORT',
    'export const x = () => new Date()',
    'export const x = () => Date.now()',
    'export const x = () => Math.random()',
    'export const x = (priceFen: number) => priceFen / 3',
    'export const x = (a: { priceFen: number }) => a.priceFen * 0.2',
    'export const x = (a: string) => parseFloat(a)',
    "export * from './y'",
    'export const x = (a: unknown) => wgs84ToGcj02(a)',
  ]
  const planted = texts.map((text) => ({ file: 'bff/src/http/x.ts', text: `${text}\n` }))
  expect(rulesBrokenBy(planted)).toEqual(planted.map(() => ['no-restricted-syntax']))
})
