import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode, ENCODERS } from './encode'
import type { Picture } from './picture'

export interface BuildOptions {
  /** Where the pictures and `manifest.json` go; files of earlier builds that are no longer named are removed. */
  outDir: string
  /** Encoded pictures by the hash of what they are made from: unchanged ones are not made again. */
  cacheDir: string
  onProgress?: (done: number, total: number) => void
}

interface BuildResult {
  total: number
  /** How many were rendered; the others came from the cache. */
  rendered: number
}

/** Logical name to file name beside the manifest. */
type Manifest = Record<string, string>

/** One renders while the other writes: more only share the same two cores. */
const WORKERS = 3

/**
 * Makes every picture as `<name>.<hash8>.<ext>` with a manifest that is written last, so that it never names a missing file.
 * Safe to repeat and safe beside another build of the same pictures. Rejects when a picture cannot be made or is too large.
 */
export async function buildPictures(pictures: readonly Picture[], options: BuildOptions): Promise<BuildResult> {
  const { outDir, cacheDir, onProgress } = options
  await mkdir(outDir, { recursive: true })
  await mkdir(cacheDir, { recursive: true })
  const present = new Set(await readdir(outDir))
  const cached = new Map((await readdir(cacheDir)).map((file) => [inputHashIn(file), file]))

  const entries: { name: string; file: string; cacheFile: string }[] = []
  let [done, rendered] = [0, 0]
  const make = async (picture: Picture) => {
    const inputHash = hashOf(JSON.stringify([picture.format, ENCODERS, picture.svg]))
    let cacheFile = cached.get(inputHash)
    if (!cacheFile) {
      const bytes = await encode(picture.svg, picture.format, picture.name)
      cacheFile = `${inputHash}.${hashOf(bytes).slice(0, 8)}.${extensionOf(picture.name)}`
      await writeWhole(join(cacheDir, cacheFile), bytes)
      rendered++
    }
    const file = `${flatName(picture.name)}.${cacheFile.slice(inputHash.length + 1)}`
    if (!present.has(file)) await copyWhole(join(cacheDir, cacheFile), join(outDir, file))
    entries.push({ name: picture.name, file, cacheFile })
    onProgress?.(++done, pictures.length)
  }
  await inTurns(pictures, WORKERS, make)

  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const manifest: Manifest = Object.fromEntries(entries.map(({ name, file }) => [name, file]))
  await writeWhole(join(outDir, 'manifest.json'), Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
  await removeOthers(outDir, present, new Set(['manifest.json', ...entries.map(({ file }) => file)]))
  await removeOthers(cacheDir, cached.values(), new Set(entries.map(({ cacheFile }) => cacheFile)))
  return { total: pictures.length, rendered }
}

/** Runs `work` over the list, `width` at a time; stops at the first rejection. */
async function inTurns<T>(list: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = list.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

/** A file appears whole or not at all, also when the process is stopped in between. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${String(process.pid)}.tmp`
  await writeFile(draft, bytes)
  await rename(draft, path)
}

async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.${String(process.pid)}.tmp`
  await copyFile(from, draft)
  await rename(draft, to)
}

async function removeOthers(dir: string, present: Iterable<string>, wanted: ReadonlySet<string>): Promise<void> {
  const stale = [...present].filter((file) => !wanted.has(file))
  await Promise.all(stale.map((file) => rm(join(dir, file), { force: true })))
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 32)
const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
const flatName = (name: string): string => name.slice(0, name.lastIndexOf('.')).replaceAll('/', '-')
const inputHashIn = (cacheFile: string): string => cacheFile.slice(0, cacheFile.indexOf('.'))
