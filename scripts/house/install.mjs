// What `npm start` and `npm test` do first. Plain JavaScript without a package: nothing may be installed yet.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { withProgress } from './progress.mjs'

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }>} Packages */

/**
 * What is wrong with this Node, in words, or undefined.
 *
 * @param {string} running such as "20.19.1"
 * @param {string} needed the `engines` entry, such as ">=20.19"
 */
export function nodeProblem(running, needed) {
  const [major = 0, minor = 0] = running.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = needed.replace('>=', '').split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined
  return `Cheji needs Node ${needed.replace('>=', '')} or newer; this is ${running}. 请安装 Node ${neededMajor} 或更新的版本。`
}

/**
 * Whether what is installed is what the lock file asks for: npm's own record of the installation is compared with it,
 * so that it does not matter who installed. Packages for other systems are optional and not counted.
 *
 * @param {string} root
 */
export function installIsCurrent(root) {
  const record = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const asked = packagesOf(path.join(root, 'package-lock.json'))
  const installed = packagesOf(record)
  return Object.entries(asked).every(([place, { version, link, optional, devOptional }]) => {
    if (!place.includes('node_modules/') || link || optional || devOptional) return true
    return installed[place]?.version === version
  })
}

/**
 * Checks Node and installs the packages if they are missing or not those of the lock file.
 *
 * @param {string} root
 * @throws {Error} with a sentence for a person
 */
export async function prepareInstallation(root) {
  const manifest = /** @type {{ engines: { node: string } }} */ (readJson(path.join(root, 'package.json')))
  const problem = nodeProblem(process.versions.node, manifest.engines.node)
  if (problem) throw new Error(problem)
  if (installIsCurrent(root)) return
  await withProgress('installing packages (a few minutes the first time)', async () => npmCi(root))
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
async function npmCi(root) {
  return new Promise((resolve, reject) => {
    execFile(
      'npm',
      ['ci', '--no-progress', '--loglevel=error'],
      { cwd: root, maxBuffer: 1 << 26 },
      (error, out, said) => {
        if (error)
          reject(new Error(`The packages could not be installed. npm said:\n${(said || out || error.message).trim()}`))
        else resolve()
      },
    )
  })
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function packagesOf(file) {
  return /** @type {{ packages?: Packages }} */ (readJson(file)).packages ?? {}
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
