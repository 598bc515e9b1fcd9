import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildBff } from '../build-bff'
import { buildMiniapp, isMiniappBuilt, type Target } from './build-miniapp'
import { arePicturesBuilt, buildAllPictures } from './build-pictures'
import { cacheFolder, ROOT } from './folders'
import { installed, runTool } from './run-tool'
import { add, type Counts, countsOf, type JestReport } from './test-counts'

interface Check {
  name: string
  /** @throws with what a person has to read */
  run: () => Promise<void>
}

/** Checks run two at a time, in this order: the long ones first, so that two cores end together. */
const CHECKS: Check[] = [
  { name: 'eslint', run: async () => runTool('eslint', ['.']) },
  { name: 'pictures', run: pictures },
  { name: 'build of the preview', run: async () => built('h5') },
  { name: 'build for WeChat', run: async () => built('weapp') },
  ...['miniapp', 'bff', 'scripts', 'shared'].map((workspace) => ({
    name: `types of ${workspace}`,
    run: async () => runTool('tsc', ['--noEmit', '-p', workspace]),
  })),
  { name: 'prettier', run: async () => runTool('prettier', ['--check', '--log-level=warn', '.']) },
  { name: 'knip', run: async () => runTool('knip', ['--no-progress']) },
  { name: 'build of the BFF', run: buildTheBff },
]
const AT_ONCE = 2

/**
 * `npm test`: every check, then every test, and those of what knows days once more in a time zone far from Beijing.
 * With arguments only jest runs, with them: `npm test -- --selectProjects bff stores`.
 *
 * @returns whether nothing failed
 */
export async function main(args: string[]): Promise<boolean> {
  let counts: Counts = { passed: 0, failed: 0 }
  if (args.length === 0) counts = add(counts, await runChecks(CHECKS))
  counts = add(counts, await jest(args, {}))
  if (args.length === 0) {
    say('\nOnce more with TZ=America/New_York:')
    counts = add(counts, await jest(['--selectProjects', 'shared', 'bff', 'miniapp'], { TZ: 'America/New_York' }))
  }
  say(`\n${counts.passed} passed, ${counts.failed} failed`)
  return counts.failed === 0
}

async function runChecks(checks: Check[]): Promise<Counts> {
  const waiting = [...checks]
  const counts = { passed: 0, failed: 0 }
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedAt = Date.now()
      try {
        await check.run()
        counts.passed += 1
        say(`✓ ${check.name} (${Math.round((Date.now() - startedAt) / 1000)} s)`)
      } catch (error) {
        counts.failed += 1
        say(`✗ ${check.name}\n${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return counts
}

async function built(target: Target): Promise<void> {
  if (!isMiniappBuilt(target)) await buildMiniapp(target)
}

async function pictures(): Promise<void> {
  if (!arePicturesBuilt()) await buildAllPictures()
}

async function buildTheBff(): Promise<void> {
  await buildBff()
}

/** Runs jest with its output shown, and counts by its report; a run without a report is one failure. */
async function jest(args: string[], env: Record<string, string>): Promise<Counts> {
  const report = path.join(cacheFolder('jest'), 'report.json')
  rmSync(report, { force: true })
  await new Promise<void>((resolve) => {
    const run = spawn(installed('jest'), ['--json', `--outputFile=${report}`, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      // With --json the report goes to stdout too; what a person reads goes to stderr.
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    run.once('error', () => resolve())
    run.once('close', () => resolve())
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  return countsOf(JSON.parse(readFileSync(report, 'utf8')) as JestReport)
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
