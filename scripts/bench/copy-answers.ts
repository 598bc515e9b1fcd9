import { request } from 'node:http'
import type { CopiedAnswer } from './bare-koa'

/** What real clients accept; the bytes are the same on both sides. */
export const ACCEPTS = { 'Accept-Encoding': 'gzip, br' } as const
const COPIED_HEADERS = ['content-type', 'content-encoding', 'etag', 'cache-control', 'vary']

/** Asks the BFF once for each target and keeps the bytes as they travelled. @throws on any answer but 200 */
export async function copyAnswers(url: string, targets: Iterable<string>): Promise<CopiedAnswer[]> {
  const answers: CopiedAnswer[] = []
  for (const target of targets) answers.push(await copyAnswer(url, target))
  return answers
}

async function copyAnswer(url: string, target: string): Promise<CopiedAnswer> {
  return new Promise((resolve, reject) => {
    request(url + target, { headers: ACCEPTS }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) {
          reject(new Error(`${target} answered ${response.statusCode ?? 0}`))
          return
        }
        const headers = COPIED_HEADERS.flatMap((name) => {
          const value = response.headers[name]
          return typeof value === 'string' ? [[name, value] as const] : []
        })
        resolve({ target, headers: Object.fromEntries(headers), base64: Buffer.concat(chunks).toString('base64') })
      })
    })
      .on('error', reject)
      .end()
  })
}
