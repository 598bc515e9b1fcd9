import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from '../house/folders'
import { type AptSource, debianMainMirror, readAptSources } from './debian-sources'

const run = promisify(execFile)

/** The engine's library is linked against this glibc or newer. */
const NEEDED_GLIBC = [2, 38] as const
/** The oldest Debian release whose libc is new enough. */
const NEWER_SUITE = 'trixie'

const LOADERS: Partial<Record<NodeJS.Architecture, { triple: string; loader: string }>> = {
  x64: { triple: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triple: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
}

/** Whether this system's own libc can load the engine: always on macOS, by its version on Linux, never on musl. */
export function systemLibcIsNewEnough(version = glibcVersion()): boolean {
  if (process.platform !== 'linux') return process.platform === 'darwin'
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  return major > NEEDED_GLIBC[0] || (major === NEEDED_GLIBC[0] && minor >= NEEDED_GLIBC[1])
}

/**
 * The command that starts Node under Debian 13's libc, on a Debian whose own is older. The libc is downloaded once
 * through apt, as whoever runs this, and unpacked into a cache folder: nothing on the system changes.
 *
 * @returns command and leading arguments, or undefined on a system that is not a Debian with apt
 * @throws if apt or dpkg fail, with what they said
 */
export async function nodeUnderNewerLibc(log: (line: string) => void): Promise<string[] | undefined> {
  const machine = LOADERS[process.arch]
  const codename = debianCodename()
  if (process.platform !== 'linux' || !machine || !codename) return undefined

  const cache = cacheFolder('libc')
  const unpacked = path.join(cache, `${NEWER_SUITE}-${process.arch}`)
  if (!existsSync(unpacked)) {
    const mirror = debianMainMirror(readAptSources(), codename)
    if (!mirror) return undefined
    log(`fetching Debian's ${NEWER_SUITE} libc for the database engine (about 3 MB, once; the system is not changed)`)
    await fetchLibc(mirror, cache, unpacked)
  }
  const libraries = path.join(unpacked, 'usr/lib', machine.triple)
  const search = [libraries, `/usr/lib/${machine.triple}`, `/lib/${machine.triple}`, '/usr/lib', '/lib'].join(':')
  return [path.join(libraries, machine.loader), '--library-path', search, process.execPath]
}

async function fetchLibc(mirror: AptSource, cache: string, target: string): Promise<void> {
  const work = mkdtempSync(path.join(cache, 'fetch-'))
  const inWork = (...names: string[]) => path.join(work, ...names)
  try {
    for (const folder of ['lists/partial', 'archives/partial', 'unpacked'])
      mkdirSync(inWork(folder), { recursive: true })
    const signedBy = mirror.signedBy ? `[signed-by=${mirror.signedBy}] ` : ''
    writeFileSync(
      inWork('sources.list'),
      mirror.uris.map((uri) => `deb ${signedBy}${uri} ${NEWER_SUITE} main\n`).join(''),
    )
    const settings = [
      `Dir::Etc::SourceList=${inWork('sources.list')}`,
      'Dir::Etc::SourceParts=/dev/null',
      `Dir::State::Lists=${inWork('lists')}`,
      `Dir::Cache=${work}`,
      'APT::Sandbox::User=',
      'Acquire::Languages=none',
    ]
    const apt = async (...command: string[]) =>
      run('apt-get', ['-qq', ...settings.flatMap((setting) => ['-o', setting]), ...command], { cwd: work })
    await apt('update')
    await apt('download', `libc6/${NEWER_SUITE}`, `libgcc-s1/${NEWER_SUITE}`)
    for (const name of readdirSync(work).filter((file) => file.endsWith('.deb'))) {
      await run('dpkg', ['-x', inWork(name), inWork('unpacked')])
    }
    // Two processes may fetch at once; whoever renames second finds the folder there and uses it.
    if (!existsSync(target)) renameSync(inWork('unpacked'), target)
  } catch (error) {
    if (!existsSync(target)) throw error
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function debianCodename(): string | undefined {
  if (!existsSync('/etc/os-release')) return undefined
  const release = readFileSync('/etc/os-release', 'utf8')
  if (!/^ID=["']?debian["']?$/m.test(release)) return undefined
  return /^VERSION_CODENAME=["']?([a-z]+)["']?$/m.exec(release)?.[1]
}

function glibcVersion(): string | undefined {
  // Node types the report as a bare object; the header holds the version on glibc systems only.
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime
}
