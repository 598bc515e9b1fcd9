import { Agent, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http'

/**
 * Passes requests on to `origin`, under the path that `pathOf` makes of theirs (the same, when left out). Where it does
 * not answer, the answer is a 502 in the API's form.
 */
export function proxyTo(
  origin: string,
  pathOf = (path: string): string => path,
): (request: IncomingMessage, response: ServerResponse) => void {
  const agent = new Agent({ keepAlive: true })
  return (request, response) => {
    const target = new URL(`${origin}${pathOf(request.url ?? '/')}`)
    const headers = { ...request.headers, host: target.host }
    const onward = httpRequest(target, { method: request.method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => {
      if (response.headersSent) {
        response.destroy()
        return
      }
      response.writeHead(502, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify({ error: { code: 'bad_gateway', message: '服务暂时连不上，请稍后再试' } }))
    })
    response.on('close', () => {
      if (!response.writableFinished) onward.destroy()
    })
    request.pipe(onward)
  }
}
