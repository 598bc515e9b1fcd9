import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './house/folders'

const DIST = path.join(ROOT, 'bff/dist')
/** The readable page of the API is served from here: it may need no other host. */
const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js']
/** Asked for by the MongoDB driver inside a try, and not used: they are for other kinds of authentication and compression. */
const NOT_INSTALLED = [
  'kerberos',
  'snappy',
  'socks',
  'aws4',
  'gcp-metadata',
  'mongodb-client-encryption',
  '@mongodb-js/zstd',
]

/**
 * Makes `bff/dist`: one program that needs nothing beside it but Node. Pictures that lie there already are kept.
 *
 * @returns the source files that went in, relative to the root
 */
export async function buildBff(): Promise<string[]> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { main: 'bff/src/main.ts' },
    outdir: DIST,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    sourcesContent: false,
    external: [...NOT_INSTALLED, '@aws-sdk/credential-providers'],
    // Names of classes and functions appear in logs and errors.
    keepNames: true,
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  mkdirSync(path.join(DIST, 'swagger'), { recursive: true })
  for (const { path: file, contents } of outputFiles) replace(file, contents)
  const from = path.dirname(createRequire(path.join(ROOT, 'bff/package.json')).resolve('swagger-ui-dist/package.json'))
  for (const file of SWAGGER_FILES) replace(path.join(DIST, 'swagger', file), readFileSync(path.join(from, file)))
  return Object.keys(metafile.inputs)
}

/** A file changes in one step or, where it is the same already, not at all: programs may be starting from it. */
function replace(file: string, contents: Uint8Array): void {
  if (existsSync(file) && readFileSync(file).equals(contents)) return
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, contents)
  renameSync(draft, file)
}

if (require.main === module) void buildBff()
