import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isUpToDate, keepStamp, sourceStamp } from './source-stamp'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stamp-'))
  await mkdir(join(dir, 'source/looks'), { recursive: true })
  await mkdir(join(dir, 'out'))
  await writeFile(join(dir, 'source/looks/look.ts'), 'one')
  await writeFile(join(dir, 'data.json'), '{}')
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const stamp = () => sourceStamp(join(dir, 'source'), [join(dir, 'data.json')])
const places = () => ({ outDir: join(dir, 'out'), stampFile: join(dir, 'stamp') })

it('changes with sources and data, not with tests', async () => {
  const before = await stamp()
  await writeFile(join(dir, 'source/look.test.ts'), 'test')
  expect(await stamp()).toBe(before)
  await writeFile(join(dir, 'data.json'), '[]')
  const withData = await stamp()
  expect(withData).not.toBe(before)
  await writeFile(join(dir, 'source/looks/look.ts'), 'two')
  expect(await stamp()).not.toBe(withData)
})

it('is up to date only while every named file is there', async () => {
  const now = await stamp()
  expect(await isUpToDate(now, places())).toBe(false)
  await writeFile(join(dir, 'out/manifest.json'), '{"a.webp": "a.12345678.webp"}')
  await writeFile(join(dir, 'out/a.12345678.webp'), '')
  await keepStamp(now, join(dir, 'stamp'))
  expect(await isUpToDate(now, places())).toBe(true)
  expect(await isUpToDate('other', places())).toBe(false)
  await rm(join(dir, 'out/a.12345678.webp'))
  expect(await isUpToDate(now, places())).toBe(false)
})
