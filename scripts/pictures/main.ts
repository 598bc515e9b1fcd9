import { join } from 'node:path'
import { isUpToDate, keepStamp, sourceStamp } from './source-stamp'

const ROOT = join(__dirname, '../..')
const OUT = join(ROOT, 'bff/dist/assets')
const CACHE = join(ROOT, '.cache/pictures')
const STAMP = join(ROOT, '.cache/pictures.stamp')
/** Work that takes longer than this says how far it is. */
const QUIET_MS = 1000

/** `npm run build:pictures`: the catalogue's pictures for the BFF to serve. Nothing is loaded or drawn when nothing changed. */
async function main(): Promise<void> {
  const startedAt = performance.now()
  const stamp = await sourceStamp(__dirname, [join(ROOT, 'scripts/data/ev-models.json')])
  if (await isUpToDate(stamp, { outDir: OUT, stampFile: STAMP })) {
    console.log('pictures: up to date')
    return
  }
  const { buildPictures } = await import('./build')
  const { cataloguePictures } = await import('./model-pictures')
  const { SAMPLE_MODELS } = await import('../data/models')

  let saidAt = startedAt
  const onProgress = (done: number, total: number) => {
    const now = performance.now()
    if (now - saidAt < QUIET_MS) return
    saidAt = now
    console.log(`pictures: ${String(done)} of ${String(total)}`)
  }
  const pictures = cataloguePictures(SAMPLE_MODELS)
  const { total, rendered } = await buildPictures(pictures, { outDir: OUT, cacheDir: CACHE, onProgress })
  await keepStamp(stamp, STAMP)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`pictures: ${String(total)} ready, ${String(rendered)} new, ${seconds} s`)
}

main().catch((error: unknown) => {
  console.error('pictures:', error instanceof Error ? error.message : error)
  process.exitCode = 1
})
