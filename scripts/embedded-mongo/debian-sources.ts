import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One archive an apt installation reads from. */
export interface AptSource {
  uris: string[]
  suites: string[]
  components: string[]
  /** Path of the keyring, or undefined where apt's own trusted keys apply. */
  signedBy: string | undefined
}

/** Every enabled binary archive named under `etc` (sources.list, *.list and *.sources), in apt's own order. */
export function readAptSources(etc = '/etc/apt'): AptSource[] {
  const parts = path.join(etc, 'sources.list.d')
  const names = existsSync(parts) ? readdirSync(parts).sort() : []
  const files = [path.join(etc, 'sources.list'), ...names.map((name) => path.join(parts, name))]
  return files.filter(existsSync).flatMap((file) => {
    if (file.endsWith('.sources')) return parseDeb822(readFileSync(file, 'utf8'))
    return file.endsWith('.list') ? parseOneLine(readFileSync(file, 'utf8')) : []
  })
}

/**
 * The mirror that serves Debian's own `main` to this system. Told by suite and keyring and never by being listed
 * first: the first archive may be a vendor's, and the security archive has no full suite.
 */
export function debianMainMirror(sources: AptSource[], codename: string): AptSource | undefined {
  const distribution = new Set([codename, 'stable', 'oldstable', 'testing'])
  return sources.find(
    (source) =>
      source.components.includes('main') &&
      source.suites.some((suite) => distribution.has(suite)) &&
      (source.signedBy === undefined || source.signedBy.includes('debian-archive-')),
  )
}

function parseOneLine(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line)
    const [, options = '', uri, suite, components] = match ?? []
    if (!uri || !suite || !components) return []
    const signedBy = /signed-by=(\S+)/i.exec(options)?.[1]
    return [{ uris: [uri], suites: [suite], components: words(components), signedBy }]
  })
}

function parseDeb822(text: string): AptSource[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = deb822Fields(stanza)
    const list = (name: string) => words(fields.get(name) ?? '')
    if (!list('types').includes('deb') || fields.get('enabled')?.trim() === 'no') return []
    const signedBy = fields.get('signed-by')?.trim()
    return [{ uris: list('uris'), suites: list('suites'), components: list('components'), signedBy }]
  })
}

function deb822Fields(stanza: string): Map<string, string> {
  const fields = new Map<string, string>()
  let last = ''
  for (const line of stanza.split('\n')) {
    if (line.startsWith('#')) continue
    const match = /^([A-Za-z-]+):(.*)$/.exec(line)
    if (match?.[1]) {
      last = match[1].toLowerCase()
      fields.set(last, match[2] ?? '')
    } else if (last && /^\s/.test(line)) {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`)
    }
  }
  return fields
}

const words = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean)
