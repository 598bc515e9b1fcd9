import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ApiError } from './api-error'
import { exchangeOf } from './exchange'
import { openApiOf } from './openapi'
import type { ApiRouter } from './serve'

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>车集接口</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: 0 })\n`

/** Everything comes from this server; the page's own styles and inlined icons are let in. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"

export interface DocsOptions {
  readonly publicUrl: string
  /** Holds Swagger UI's built files. */
  readonly swaggerFolder: string
}

/** `/openapi.json` and `/docs`, a page that needs no other host. */
export const docsRoutes =
  ({ publicUrl, swaggerFolder }: DocsOptions) =>
  (router: ApiRouter): void => {
    let document: string | undefined
    router.koa.get('/openapi.json', (ctx) => {
      exchangeOf(ctx.req).route = '/openapi.json'
      ctx.type = 'application/json; charset=utf-8'
      ctx.body = document ??= JSON.stringify(openApiOf(router.served, publicUrl))
    })
    router.koa.get('/docs', (ctx) => {
      exchangeOf(ctx.req).route = '/docs'
      ctx.set('Content-Security-Policy', PAGE_POLICY)
      ctx.type = 'text/html; charset=utf-8'
      ctx.body = PAGE
    })
    router.koa.get('/docs/:file', async (ctx) => {
      exchangeOf(ctx.req).route = '/docs/:file'
      const file = ctx.params['file'] ?? ''
      const type = file === 'start.js' ? FILES['swagger-ui-bundle.js'] : FILES[file]
      if (type === undefined) throw new ApiError('not_found')
      ctx.type = type
      ctx.body = file === 'start.js' ? START : await readFile(path.join(swaggerFolder, file))
    })
  }
