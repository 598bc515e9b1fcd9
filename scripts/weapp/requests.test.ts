import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiFailure, NEVER } from './api/failure'
import { DETAIL, FIXTURE, LAB } from './fixture'
import type { LaunchOptions } from './launch-options'
import { launch, type WeApp } from './weapp'

const detail = (options: Partial<LaunchOptions> = {}) => launch({ dir: FIXTURE, url: DETAIL, ...options })
const price = (app: WeApp) => app.page.text('.price')
const answered = () => ({ statusCode: 200, header: {}, data: { priceFen: 9_980_000 } })

describe('wx.request over HTTP', () => {
  let server: Server
  let baseUrl: string
  const seen: IncomingMessage[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request)
      if (request.url?.includes('hang')) return
      const status = request.url?.startsWith('/models/404') ? 404 : 200
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"priceFen":9980000}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('sends what the mini-program asked for and waits for the answer', async () => {
    const app = await detail({ baseUrl })
    expect(price(app)).toBe('99800 元')
    const [request] = seen
    expect(request?.url).toBe('/models/7?fields=price')
    expect(request?.headers['x-client-version']).toBe('1')
    expect(request?.headers.referer).toContain('servicewechat.com')
  })

  it('hands over every status as a success', async () => {
    const app = await detail({ baseUrl, url: DETAIL.replace('7', '404') })
    expect(price(app)).toBe('出错 404')
  })

  it('times out in virtual time when the server hangs', async () => {
    const app = await detail({ baseUrl, url: DETAIL.replace('7', 'hang'), patienceMs: 30 })
    expect(price(app)).toBe('读取中')
    await app.settle(8_000)
    expect(price(app)).toBe('request:fail timeout')
  })

  it('fails as on a phone when nobody listens', async () => {
    const app = await detail({ baseUrl: 'http://127.0.0.1:1' })
    expect(price(app)).toMatch(/^request:fail errcode:-\d+ .*net::ERR_/)
    expect(app.errors).toEqual([])
  })
})

describe('the connection', () => {
  it('fails offline and works again afterwards', async () => {
    const app = await detail({ request: answered })
    await app.goOffline()
    await app.page.tap('#again')
    expect(price(app)).toMatch(/^request:fail errcode:-106 .*net::ERR_INTERNET_DISCONNECTED$/)
    await app.goOnline('4g')
    await app.page.tap('#again')
    expect(price(app)).toBe('99800 元')
  })

  it('is slow when told so', async () => {
    const app = await detail({ request: answered })
    app.phone.network.latencyMs = 400
    await app.page.tap('#again')
    expect(price(app)).toBe('读取中')
    await app.settle(400)
    expect(price(app)).toBe('99800 元')
  })

  it('interrupts what is open 5 s after she left', async () => {
    const app = await detail({ request: answered })
    app.phone.network.hangs = true
    await app.page.tap('#again')
    await app.background()
    await app.settle(4_000)
    expect(price(app)).toBe('读取中')
    await app.settle(1_000)
    expect(price(app)).toBe('request:fail interrupted')
    app.phone.network.hangs = false
    await app.foreground()
    await app.page.tap('#again')
    expect(price(app)).toBe('99800 元')
  })

  it('sends at most ten at once', async () => {
    let open = 0
    let most = 0
    const slow = async () => {
      most = Math.max(most, ++open)
      for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve))
      open--
      return answered()
    }
    const app = await detail({ request: slow })
    const tapped = Array.from({ length: 25 }, () => app.page.fire('#again', 'tap'))
    await Promise.all(tapped)
    expect(most).toBe(10)
    expect(app.called('request')).toHaveLength(26)
  })

  it('has no PATCH, as wx.request has none', async () => {
    const app = await launch({ dir: FIXTURE, url: LAB, request: answered })
    await app.page.tap('#patch')
    expect(app.page.text('.said')).toContain('request:fail invalid method "PATCH"')
  })
})

describe('payment', () => {
  it('is paid, cancelled or never answered', async () => {
    const paid = await detail({ request: answered })
    await paid.page.tap('#pay')
    expect(price(paid)).toBe('已付')
    expect(paid.called('requestPayment')).toMatchObject([{ package: 'prepay_id=7', signType: 'RSA' }])

    const cancel = () => {
      throw new ApiFailure('requestPayment:fail cancel')
    }
    const cancelled = await detail({ request: answered, wx: { requestPayment: cancel } })
    await cancelled.page.tap('#pay')
    expect(price(cancelled)).toBe('requestPayment:fail cancel')

    const silent = await detail({ request: answered, wx: { requestPayment: () => NEVER } })
    await silent.page.tap('#pay')
    await silent.settle(600_000)
    expect(price(silent)).toBe('99800 元')
  })
})

describe('subscribe messages', () => {
  const lab = () => launch({ dir: FIXTURE, url: LAB })
  const said = (app: WeApp) => app.page.text('.said')

  it('may be asked for in a tap and after a payment, not later', async () => {
    const app = await lab()
    await app.page.tap('#subscribe')
    expect(said(app)).toBe('accept accept')
    await app.page.tap('#late')
    expect(said(app)).toBe('requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
    await app.page.tap('#paid')
    expect(said(app)).toBe('accept accept')
  })
})
