import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { SAMPLE_MODELS } from '../data/models'
import { buildPictures } from './build'
import { cataloguePictures } from './model-pictures'

const CACHE = join(__dirname, '../../.cache/pictures')
const pictures = cataloguePictures(SAMPLE_MODELS)

it('lists every model in every colour at every size, a share card a model and one for stores', () => {
  const expected = SAMPLE_MODELS.flatMap(({ id, colours }) => [
    ...colours.flatMap((colour) => ['card', 'model', 'thumb'].map((size) => `models/${id}/${colour.id}/${size}.webp`)),
    `models/${id}/share.jpg`,
  ])
  expect(pictures.map(({ name }) => name)).toEqual([...expected, 'stores/share.jpg'])
})

it('needs no font and no other file', () => {
  for (const { svg } of pictures) expect(svg).not.toMatch(/<text|font-family|<image|href="(?!#)/)
})

// A first run draws all of them; later ones find them in the cache of `npm run build:pictures`.
it('makes them all within their sizes', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'pictures-'))
  try {
    await buildPictures(pictures, { outDir, cacheDir: CACHE })
    const manifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8')) as Record<string, string>
    for (const { name, format } of pictures) {
      const file = manifest[name] ?? ''
      expect(file).toMatch(/^[a-z0-9-]+\.[0-9a-f]{8}\.(webp|jpg)$/)
      expect((await stat(join(outDir, file))).size).toBeLessThanOrEqual(format.maxBytes)
    }
    for (const name of ['models/byd-seagull/pink/card.webp', 'models/byd-seagull/share.jpg', 'stores/share.jpg']) {
      const { format } = pictures.find((picture) => picture.name === name) ?? {}
      const made = await sharp(join(outDir, manifest[name] ?? '')).metadata()
      expect([made.width, made.height, made.format, made.hasAlpha]).toEqual([
        format?.widthPx,
        format?.heightPx,
        format?.kind,
        format?.kind === 'webp',
      ])
    }
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}, 300_000)
