import { randomBytes } from 'node:crypto'
import { HEADERS, sign } from '@cheji/bff/core-platform/contract/signing'
import { MongoClient } from 'mongodb'
import { developmentOptions, type SandboxOptions } from '../options'
import { type RunningSandbox, startSandbox } from '../sandbox'

export interface TestSandbox {
  readonly url: string
  /** One request to the console; throws unless it is answered 200. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>
  /** One signed request to the core platform. */
  upstream(method: string, path: string, options?: UpstreamOptions): Promise<Response>
  /** Stops it and starts it again on the same database. */
  restart(): Promise<void>
  stop(): Promise<void>
}

interface UpstreamOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** What the signature is made of, where it should not be true. */
  readonly forged?: { secret?: string; timestamp?: string; nonce?: string; keyId?: string }
}

const { corePlatform } = developmentOptions

/** A sandbox in this process with an empty database of its own in the test engine. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const mongodbUri = process.env['TEST_MONGODB_URI']
  if (!mongodbUri) throw new Error('TEST_MONGODB_URI is missing: run through jest')
  const database = `sandbox_test_${randomBytes(6).toString('hex')}`
  const start = () => startSandbox({ ...developmentOptions, port: 0, mongodbUri, database, ...options })
  let running: RunningSandbox = await start()
  return {
    get url() {
      return running.url
    },
    async control<T>(method: string, path: string, body?: unknown) {
      const response = await fetch(`${running.url}/console/api${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return JSON.parse(text) as T
    },
    async upstream(method, path, { body, headers, forged = {} } = {}) {
      const url = new URL(`${running.url}/core-platform${path}`)
      const text = body === undefined ? '' : JSON.stringify(body)
      const timestamp = forged.timestamp ?? String(Math.floor(Date.now() / 1000))
      const nonce = forged.nonce ?? randomBytes(16).toString('hex')
      const parts = { method, target: url.pathname + url.search, timestamp, nonce, body: text }
      return fetch(url, {
        method,
        ...(body !== undefined && { body: text }),
        headers: {
          [HEADERS.keyId]: forged.keyId ?? corePlatform.keyId,
          [HEADERS.timestamp]: timestamp,
          [HEADERS.nonce]: nonce,
          [HEADERS.signature]: sign(forged.secret ?? corePlatform.secret, parts),
          ...headers,
        },
      })
    },
    async restart() {
      await running.stop()
      running = await start()
    },
    async stop() {
      await running.stop()
      const client = await MongoClient.connect(mongodbUri)
      await client.db(database).dropDatabase()
      await client.close()
    },
  }
}
