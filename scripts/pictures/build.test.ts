import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPictures } from './build'
import type { Picture } from './picture'
import { FORMATS } from './picture'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictures-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const picture = (name: string, colour: string): Picture => ({
  name,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 240"><rect width="480" height="240" fill="${colour}"/></svg>`,
  format: FORMATS.thumb,
})
const build = (...pictures: Picture[]) =>
  buildPictures(pictures, { outDir: join(dir, 'out'), cacheDir: join(dir, 'cache') })
const files = async () => (await readdir(join(dir, 'out'))).sort()
const manifest = async () =>
  JSON.parse(await readFile(join(dir, 'out/manifest.json'), 'utf8')) as Record<string, string>

it('names files after their content and lists them in the manifest', async () => {
  expect(await build(picture('a/red.webp', '#f00'), picture('a/blue.webp', '#00f'))).toEqual({ total: 2, rendered: 2 })
  const made = await manifest()
  expect(Object.keys(made)).toEqual(['a/blue.webp', 'a/red.webp'])
  expect(made['a/red.webp']).toMatch(/^a-red\.[0-9a-f]{8}\.webp$/)
  expect(await files()).toEqual([...Object.values(made), 'manifest.json'].sort())
})

it('makes only what changed, and removes what is no longer named', async () => {
  await build(picture('red.webp', '#f00'), picture('blue.webp', '#00f'))
  const before = await manifest()
  expect(await build(picture('red.webp', '#f10'), picture('blue.webp', '#00f'))).toEqual({ total: 2, rendered: 1 })
  const after = await manifest()
  expect(after['blue.webp']).toBe(before['blue.webp'])
  expect(after['red.webp']).not.toBe(before['red.webp'])
  expect(await files()).toEqual([...Object.values(after), 'manifest.json'].sort())
  expect(await readdir(join(dir, 'cache'))).toHaveLength(2)
})

it('fills an emptied folder from the cache', async () => {
  await build(picture('red.webp', '#f00'))
  const before = await files()
  await rm(join(dir, 'out'), { recursive: true })
  expect(await build(picture('red.webp', '#f00'))).toEqual({ total: 1, rendered: 0 })
  expect(await files()).toEqual(before)
})

it('reports progress for every picture', async () => {
  const seen: string[] = []
  await buildPictures([picture('red.webp', '#f00'), picture('blue.webp', '#00f')], {
    outDir: join(dir, 'out'),
    cacheDir: join(dir, 'cache'),
    onProgress: (done, total) => seen.push(`${String(done)}/${String(total)}`),
  })
  expect(seen).toEqual(['1/2', '2/2'])
})

it('fails on a picture larger than promised or unreadable, and writes no manifest', async () => {
  const tooLarge = { ...picture('red.webp', '#f00'), format: { ...FORMATS.thumb, maxBytes: 10 } }
  await expect(build(tooLarge)).rejects.toThrow('red.webp')
  await expect(build({ ...picture('odd.webp', '#f00'), svg: '<svg viewBox="0 0 480 240"' })).rejects.toThrow()
  await expect(build({ ...picture('odd.webp', '#f00'), svg: '<svg/>' })).rejects.toThrow(RangeError)
  expect(await files()).toEqual([])
})

it('leaves no drafts behind', async () => {
  await build(picture('red.webp', '#f00'))
  await writeFile(join(dir, 'out/old.12345678.webp'), 'old')
  await build(picture('red.webp', '#f00'))
  expect((await files()).filter((file) => file.endsWith('.tmp') || file.startsWith('old'))).toEqual([])
})
