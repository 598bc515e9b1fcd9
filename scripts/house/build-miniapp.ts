import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './folders'

export type Target = 'h5' | 'weapp'

/** What a build of the mini-program is made from. */
const SOURCES = ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'miniapp/babel.config.js', 'shared/src']
const RESULT: Record<Target, string> = { h5: 'miniapp/dist/h5/index.html', weapp: 'miniapp/dist/weapp/app.json' }

/** The folder a build ends up in. */
export const builtFolder = (target: Target): string => path.dirname(path.join(ROOT, RESULT[target]))

/** Whether a build is there and no source is younger. */
export function isBuilt(target: Target): boolean {
  const result = statSync(path.join(ROOT, RESULT[target]), { throwIfNoEntry: false })
  return result !== undefined && SOURCES.every((source) => newestChange(path.join(ROOT, source)) <= result.mtimeMs)
}

/**
 * Builds the mini-program for WeChat or for the browser.
 *
 * @throws with what Taro said, if it fails
 */
export async function buildMiniapp(target: Target, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', TARO_ENV: target }
    const command = ['run', '--silent', `build:${target}`, '-w', '@cheji/miniapp']
    execFile('npm', command, { cwd: ROOT, env, signal, maxBuffer: 1 << 26 }, (error, out, said) => {
      if (error) reject(new Error(`The mini-program could not be built for ${target}:\n${lastLines(out + said)}`))
      else resolve()
    })
  })
}

function newestChange(entry: string): number {
  const status = statSync(entry)
  if (!status.isDirectory()) return status.mtimeMs
  // A folder's own time tells of files removed.
  return readdirSync(entry).reduce((newest, child) => {
    return Math.max(newest, newestChange(path.join(entry, child)))
  }, status.mtimeMs)
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-30).join('\n')
