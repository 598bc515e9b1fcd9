import { readFileSync } from 'node:fs'
import { type RequestListener, createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ROOT } from '../house/folders'

/** An answer of the BFF, as bare Koa is to repeat it. */
export interface CopiedAnswer {
  target: string
  headers: Record<string, string>
  base64: string
}

interface BareContext {
  readonly url: string
  body: unknown
  set(headers: Record<string, string>): void
}
type BareKoa = new () => { use(middleware: (context: BareContext) => void): void; callback(): RequestListener }

// The peer of the benchmark: Koa with one middleware that sends the same bytes, and nothing else of the BFF.
const Koa = createRequire(path.join(ROOT, 'bff/package.json'))('koa') as BareKoa

const copied = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as CopiedAnswer[]
const answers = new Map(
  copied.map(({ target, headers, base64 }) => [target, { headers, bytes: Buffer.from(base64, 'base64') }]),
)
const app = new Koa()
app.use((context) => {
  const answer = answers.get(context.url)
  if (!answer) return
  context.set(answer.headers)
  context.body = answer.bytes
})
createServer(app.callback()).listen(Number(process.env['PORT']), '127.0.0.1')
