import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One hash over everything that decides how pictures look: our own source, tests excepted, and the given data files. */
export async function sourceStamp(sourceDir: string, dataFiles: readonly string[]): Promise<string> {
  const entries = await readdir(sourceDir, { recursive: true })
  const sources = entries.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const hash = createHash('sha256')
  for (const file of [...sources.map((source) => join(sourceDir, source)), ...dataFiles]) {
    hash.update(await readFile(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Whether the pictures in `outDir` are those of this stamp, every one of them. */
export async function isUpToDate(stamp: string, { outDir, stampFile }: { outDir: string; stampFile: string }) {
  try {
    if ((await readFile(stampFile, 'utf8')) !== stamp) return false
    const manifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8')) as Record<string, string>
    const present = new Set(await readdir(outDir))
    return Object.values(manifest).every((file) => present.has(file))
  } catch {
    // No stamp or no manifest yet, or one that cannot be read: build.
    return false
  }
}

export async function keepStamp(stamp: string, stampFile: string): Promise<void> {
  await writeFile(stampFile, stamp)
}
