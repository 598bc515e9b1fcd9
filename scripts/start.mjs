// `npm start`: installs what is missing, then starts database, sandboxes, BFF and preview.
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
  const loaded = createRequire(import.meta.url)('./house/start.ts')
  const house = /** @type {typeof import('./house/start')} */ (loaded)
  await house.main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
