import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { startPreview } from './preview'

type Preview = Awaited<ReturnType<typeof startPreview>>

const LOOK = '<link href="/css/app.css" rel="stylesheet">'
const PAGE = `<html><head>${LOOK}</head><body><!--first-screen--><div id="app"></div></body></html>`
const CATALOGUE = {
  version: '7',
  items: [
    {
      name: '五菱 <MINI> "EV"',
      pictureUrl: '/assets/a.webp',
      seats: 4,
      trimsTotal: 3,
      trim: {
        name: '120km 轻松款',
        priceFen: 3_280_000,
        fastCharge: false,
        daysPerCharge: { spring: 2, winter: 1 },
        driveAwayLowFen: 3_600_000,
        driveAwayHighFen: 3_890_000,
      },
    },
  ],
}

let folder: string
let bff: Server
let preview: Preview
/** What the BFF was asked, as `METHOD path`. */
let asked: string[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cheji-preview-'))
  mkdirSync(path.join(folder, 'js'))
  writeFileSync(path.join(folder, 'index.html'), PAGE)
  writeFileSync(path.join(folder, 'js/app.0a1b2c3d.js'), 'let x = 1\n'.repeat(200))
  asked = []
  bff = createServer((incoming, response) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`)
    if (incoming.method === 'POST') {
      response.writeHead(201, { 'x-request-id': 'ABCD1234' })
      incoming.pipe(response)
    } else response.end(JSON.stringify(CATALOGUE))
  })
  await new Promise<void>((resolve) => bff.listen(0, '127.0.0.1', resolve))
  const { port } = bff.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  preview = await startPreview({ port: 0, bffUrl: url, sandboxUrl: url, folder })
})
afterEach(async () => {
  await preview.stop()
  bff.closeAllConnections()
  bff.close()
  rmSync(folder, { recursive: true })
})

/** Asks with the path exactly as it stands, which fetch would tidy. */
async function ask(rawPath: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(preview.url)
    request({ hostname, port, path: rawPath, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test("the cars' page carries the first cards of the present catalogue, escaped, with its version", async () => {
  const { body, headers } = await ask('/')
  const html = body.toString()
  expect(html).toContain('<div id="first-screen" data-version="7"')
  expect(html).toContain('五菱 &lt;MINI&gt; &quot;EV&quot;')
  expect(html).toContain('3.28<small>万起</small>')
  expect(html).toContain('上牌开走约 3.6–3.9 万')
  expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
  // The cards have a look of their own: nobody waits for the program's.
  expect(html).toContain('<head><link href="/css/app.css" rel="stylesheet" media="print" onload="this.media=\'all\'">')
})

test('any other page is index.html without cards, and asks nobody', async () => {
  const { status, body } = await ask('/packages/stores/pages/list/index?lat=1')
  expect(status).toBe(200)
  expect(body.toString()).toBe(`<html><head>${LOOK}</head><body><div id="app"></div></body></html>`)
  expect(asked).toEqual([])
})

test('a file comes compressed, for ever where its name has its hash, and once', async () => {
  const { body, headers } = await ask('/js/app.0a1b2c3d.js', { 'accept-encoding': 'gzip, br' })
  expect(headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
  expect(brotliDecompressSync(body).toString()).toMatch(/^let x = 1\n/)
  const again = await ask('/js/app.0a1b2c3d.js', { 'if-none-match': String(headers['etag']) })
  expect(again.status).toBe(304)
})

test.each(['/../../../../etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/%', '/js'])(
  '%s is a page, not a file',
  async (rawPath) => {
    const { body } = await ask(rawPath)
    expect(body.toString()).toContain('<div id="app"></div>')
  },
)

test('the API is passed on with method, body and answer as they are', async () => {
  const response = await fetch(`${preview.url}/api/v1/test-drives`, { method: 'POST', body: '{"a":1}' })
  expect(response.status).toBe(201)
  expect(response.headers.get('x-request-id')).toBe('ABCD1234')
  expect(await response.text()).toBe('{"a":1}')
  expect(asked).toEqual(['POST /api/v1/test-drives'])
})

test('no path leads to another host', async () => {
  const { port } = bff.address() as AddressInfo
  await ask(`//localhost:${port}/api/v1/x`)
  expect(asked).not.toContain('GET /api/v1/x')
})

test('without the BFF the page comes without cards, the API as 502 in words', async () => {
  bff.closeAllConnections()
  await new Promise((resolve) => bff.close(resolve))
  expect((await ask('/')).body.toString()).toBe(`<html><head>${LOOK}</head><body><div id="app"></div></body></html>`)
  const { status, body } = await ask('/api/v1/catalogue/models')
  expect(status).toBe(502)
  expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'bad_gateway' } })
})

test("what WeChat's sandbox must hear goes to its console, nothing else does", async () => {
  const post = (path: string) => fetch(preview.url + path, { method: 'POST', body: '{}' })
  expect((await post('/sandbox/wechat/phone-codes')).status).toBe(201)
  await post('/sandbox/reset')
  expect(asked).toEqual(['POST /console/api/wechat/phone-codes'])
})

test('the cashier is the sandbox’s own page, under this origin', async () => {
  await fetch(`${preview.url}/wechat-pay/cashier?prepayId=1`)
  await fetch(`${preview.url}/wechat-pay/cashier`, { method: 'POST', body: '{}' })
  await fetch(`${preview.url}/wechat-pay/v3/refund/domestic/refunds`)
  expect(asked).toEqual(['GET /wechat-pay/cashier?prepayId=1', 'POST /wechat-pay/cashier'])
})
