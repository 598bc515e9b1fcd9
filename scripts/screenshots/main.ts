import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { launchChromium } from '../browser/chromium'
import { ROOT } from '../house/folders'
import { openMorning } from './morning'
import { composeStrip } from './strip'
import { takePictures } from './take-pictures'

/**
 * `npm run screenshots [-- FOLDER]`: every page as a picture, in normal and in large words, into FOLDER (`.cache/screenshots`
 * when left out), and the README's strip of five into `docs/pictures`.
 */
async function main([given]: string[]): Promise<void> {
  const folder = path.resolve(given ?? path.join(ROOT, '.cache/screenshots'))
  mkdirSync(folder, { recursive: true })
  const morning = await openMorning()
  const browser = await launchChromium()
  try {
    await takePictures({ browser, house: morning.house, folder })
    const strip = path.join(ROOT, 'docs/pictures/strip.png')
    const bytes = await composeStrip(browser, folder, strip)
    console.log(`${path.relative(process.cwd(), strip)} ${String(bytes)} bytes`)
  } finally {
    await browser.close()
    await morning.stop()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error('screenshots:', error instanceof Error ? error.message : error)
  process.exitCode = 1
})
