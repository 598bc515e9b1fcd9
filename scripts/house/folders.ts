import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** The root of the checkout. */
export const ROOT = path.resolve(__dirname, '../..')

/** Where the running house keeps its database and the sandbox's state. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(ROOT, environment['CHEJI_DATA_DIR'] ?? '.data')
}

/**
 * A folder for what can be fetched or made again: the checkout's `.cache`, else (a read-only checkout) one in the
 * data folder, else one of the user's.
 */
export function cacheFolder(name: string, environment: NodeJS.ProcessEnv = process.env): string {
  const bases = [
    path.join(ROOT, '.cache'),
    path.join(dataFolder(environment), 'cache'),
    path.join(homedir(), '.cache', 'cheji'),
  ]
  for (const base of bases) {
    const folder = path.join(base, name)
    if (isWritable(folder)) return folder
  }
  throw new Error(`No folder for caches can be written: tried ${bases.join(', ')}. Set CHEJI_DATA_DIR to one that can.`)
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
