import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildBff } from './build-bff'
import { developmentConfig } from './house/development-config'
import { ROOT } from './house/folders'

let sources: string[]
beforeAll(async () => {
  sources = await buildBff()
}, 60_000)

test('the built BFF holds nothing of scripts and nothing of the mini-program', () => {
  expect(sources).toContain('bff/src/main.ts')
  expect(sources.filter((source) => /^(scripts|miniapp)\//.test(source))).toEqual([])
  expect(sources.filter((source) => source.includes('embedded-mongodb'))).toEqual([])
})

test('no value published for development is in it', () => {
  const program = readFileSync(path.join(ROOT, 'bff/dist/main.js'), 'utf8')
  expect(Object.values(developmentConfig).filter((value) => program.includes(value))).toEqual([])
})

test('what the page of the API needs lies beside it', () => {
  const page = ['swagger-ui.css', 'swagger-ui-bundle.js'].map((file) => path.join(ROOT, 'bff/dist/swagger', file))
  for (const file of page) expect(readFileSync(file, 'utf8')).not.toBe('')
})
