import type { ApiOptions } from './call'
import { ApiFailure } from './failure'
import type { RequestHandler, RequestReply } from './requests'

export interface HttpRequestsOptions {
  /** Sends every request to this origin instead of the one built into the package. */
  readonly baseUrl?: string
}

/** A handler for `wx.request` that really goes over HTTP, with the headers that WeChat adds. */
export function httpRequests({ baseUrl }: HttpRequestsOptions = {}): RequestHandler {
  return async (options, signal): Promise<RequestReply> => {
    const method = (typeof options.method === 'string' ? options.method : 'GET').toUpperCase()
    const header = headersOf(options)
    const url = targetUrl(String(options.url), baseUrl)
    const takesBody = method !== 'GET' && method !== 'HEAD'
    if (!takesBody) addQuery(url, options.data)
    const body = takesBody ? bodyOf(options.data, header['content-type'] ?? '') : undefined
    let response: Response
    try {
      response = await fetch(url, { method, headers: header, signal, ...(body === undefined ? {} : { body }) })
      return await replyOf(response, options)
    } catch (error) {
      throw networkFailure(error)
    }
  }
}

async function replyOf(response: Response, options: ApiOptions): Promise<RequestReply> {
  const header: Record<string, string> = {}
  response.headers.forEach((value, name) => {
    header[titleCase(name)] = value
  })
  const data = options.responseType === 'arraybuffer' ? await response.arrayBuffer() : await textData(response, options)
  return { statusCode: response.status, header, data, cookies: response.headers.getSetCookie() }
}

/** As WeChat does: with `dataType: 'json'`, the default, JSON is parsed whatever the content type; other text stays text. */
async function textData(response: Response, options: ApiOptions): Promise<unknown> {
  const text = await response.text()
  if (options.dataType !== undefined && options.dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function targetUrl(requested: string, baseUrl: string | undefined): URL {
  let url: URL
  try {
    url = new URL(requested)
  } catch {
    throw new ApiFailure(`request:fail invalid url "${requested}"`, { errno: 600_009 })
  }
  return baseUrl === undefined ? url : new URL(url.pathname + url.search, baseUrl)
}

/** Header names are lower-cased here; the phone's own cannot be set by the mini-program. */
function headersOf(options: ApiOptions): Record<string, string> {
  const header: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries((options.header ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) header[name.toLowerCase()] = plain(value)
  }
  header.referer = 'https://servicewechat.com/wx0000000000000000/devtools/page-frame.html'
  header['user-agent'] = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.50 NetType/WIFI'
  return header
}

function addQuery(url: URL, data: unknown): void {
  if (typeof data !== 'object' || data === null) return
  for (const [name, value] of Object.entries(data)) url.searchParams.append(name, plain(value))
}

function bodyOf(data: unknown, contentType: string): string | ArrayBuffer | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data
  if (!contentType.includes('application/x-www-form-urlencoded')) return JSON.stringify(data)
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(data)) form.append(name, plain(value))
  return form.toString()
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const NET_ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  ECONNREFUSED: [-102, 'ERR_CONNECTION_REFUSED'],
  ECONNRESET: [-101, 'ERR_CONNECTION_RESET'],
  UND_ERR_SOCKET: [-101, 'ERR_CONNECTION_RESET'],
  ENOTFOUND: [-105, 'ERR_NAME_NOT_RESOLVED'],
}

/** The words a phone has for a request that got no answer. */
function networkFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error
  const cause = (error as { cause?: { code?: unknown } } | undefined)?.cause
  const [code, name] = NET_ERRORS[String(cause?.code)] ?? [-2, 'ERR_FAILED']
  return new ApiFailure(
    `request:fail errcode:${String(code)} cronet_error_code:${String(code)} error_msg:net::${name}`,
    { errno: 600_001 },
  )
}

function titleCase(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
}
