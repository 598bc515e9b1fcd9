import { cpSync, mkdirSync, rmSync } from 'node:fs'
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
  const { metafile } = await build({
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
    logLevel: 'warning',
  })
  const swagger = path.join(DIST, 'swagger')
  rmSync(swagger, { recursive: true, force: true })
  mkdirSync(swagger, { recursive: true })
  const from = path.dirname(createRequire(path.join(ROOT, 'bff/package.json')).resolve('swagger-ui-dist/package.json'))
  for (const file of SWAGGER_FILES) cpSync(path.join(from, file), path.join(swagger, file))
  return Object.keys(metafile.inputs)
}

if (require.main === module) void buildBff()
