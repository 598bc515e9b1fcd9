import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { encode } from './encode'
import { FORMATS } from './picture'
import { drawEmpty, EMPTY_KINDS } from './scenes/draw-empty'

/**
 * `tsx scripts/pictures/render-empty.ts DIR`: writes the spot illustrations as `DIR/<kind>.webp`, small enough to lie in the
 * mini-program's package, so that they are there without a network.
 */
async function main([dir]: string[]): Promise<void> {
  if (!dir) throw new Error('usage: tsx scripts/pictures/render-empty.ts DIR')
  await mkdir(resolve(dir), { recursive: true })
  for (const kind of EMPTY_KINDS) {
    const bytes = await encode(drawEmpty(kind), FORMATS.empty, kind)
    await writeFile(join(dir, `${kind}.webp`), bytes)
    console.log(`${kind}.webp ${String(bytes.length)} bytes`)
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error('render-empty:', error instanceof Error ? error.message : error)
  process.exitCode = 1
})
