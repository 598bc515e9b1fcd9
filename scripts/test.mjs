// `npm test`: installs what is missing, then runs every check and test; the last line is `N passed, N failed`.
// Plain JavaScript without a package, because it runs before anything is installed.
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareInstallation } from './house/install.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
try {
  await prepareInstallation(root)
  const { register } = await import('tsx/cjs/api')
  register()
  /** @type {unknown} */
  const loaded = createRequire(import.meta.url)('./house/test-run.ts')
  const tests = /** @type {typeof import('./house/test-run')} */ (loaded)
  process.exitCode = (await tests.main(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n0 passed, 1 failed\n`)
  process.exitCode = 1
}
