import { createReadStream, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Logger } from '../infrastructure/logging'
import { ApiError } from './api-error'
import { exchangeOf } from './exchange'
import type { ApiRouter } from './serve'

export interface Assets {
  /** Address of a picture by its logical name: `models/hongguang-miniev/mint/card.webp`. */
  urlOf: (name: string) => string
  routes: (router: ApiRouter) => void
}

export interface AssetsOptions {
  /** Holds the pictures and `manifest.json`, logical name → file name with a hash. */
  readonly folder: string
  /** What goes before a file name in an address. */
  readonly url: string
  readonly log: Logger
}

const TYPES: Readonly<Record<string, string>> = {
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

/**
 * Built pictures. Their names hold a hash, so clients may keep them for ever; only files that the manifest names are
 * served. A picture that the manifest does not know keeps an address, which answers 404.
 */
export const createAssets = ({ folder, url, log }: AssetsOptions): Assets => {
  const files = readManifest(folder, log)
  const served = new Set(Object.values(files))
  return {
    urlOf: (name) => `${url}/${Object.hasOwn(files, name) ? files[name] : name}`,
    routes: ({ koa }) => {
      koa.get('/assets/:file', async (ctx) => {
        exchangeOf(ctx.req).route = '/assets/:file'
        const file = ctx.params['file'] ?? ''
        const type = TYPES[path.extname(file)]
        if (!served.has(file) || !type) throw new ApiError('not_found')
        const whole = path.join(folder, file)
        const size = await stat(whole).then(
          (found) => found.size,
          () => undefined,
        )
        if (size === undefined) throw new ApiError('not_found')
        ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
        ctx.set('Cross-Origin-Resource-Policy', 'cross-origin')
        ctx.type = type
        ctx.length = size
        ctx.body = createReadStream(whole)
      })
    },
  }
}

const readManifest = (folder: string, log: Logger): Readonly<Record<string, string>> => {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  } catch {
    log.warn({ folder }, 'there are no built pictures: their addresses answer 404')
    return {}
  }
}
