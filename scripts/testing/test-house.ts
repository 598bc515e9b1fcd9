import { withDatabase } from '../embedded-mongo/embedded-mongo'
import { startBff } from '../house/bff-server'
import { freePort } from '../house/ports'
import { supervise } from '../house/supervise'
import { startPreview } from '../preview/preview'

export interface TestHouse {
  bffUrl: string
  /** The browser preview; the same origin has the BFF's API. */
  previewUrl: string
  sandboxUrl: string
  /** Drives the outside world: a request to the sandbox's `/console/api`. */
  drive: (method: string, path: string, body?: object) => Promise<unknown>
  /** What the BFF wrote so far. */
  bffLines: string[]
  stop: () => Promise<void>
}

let houses = 0

/**
 * Starts the built BFF and the preview for one test file, on this worker's sandbox, which begins anew and sends its
 * events here, and on a database of their own.
 *
 * @param env further environment of the BFF
 * @param settings further settings of the sandbox
 */
export async function startTestHouse(env: Record<string, string> = {}, settings: object = {}): Promise<TestHouse> {
  const sandboxUrl = required('TEST_SANDBOX_URL')
  const port = await freePort()
  const previewPort = await freePort()
  const drive = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${sandboxUrl}/console/api${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  await drive('POST', '/reset', { settings: { bffUrl: `http://127.0.0.1:${port}`, ...settings } })

  const house = supervise()
  const database = `cheji_house_${process.env['JEST_WORKER_ID'] ?? '1'}_${process.pid}_${(houses += 1)}`
  const bffLines: string[] = []
  try {
    const bff = house.add(
      'BFF',
      await startBff({
        port,
        mongodbUri: withDatabase(required('TEST_MONGODB_URI'), database),
        sandboxUrl,
        assetsUrl: `http://127.0.0.1:${previewPort}/assets`,
        env,
        onLine: (line) => bffLines.push(line),
      }),
    )
    const preview = house.add('preview', await startPreview({ port: previewPort, bffUrl: bff.url, sandboxUrl }))
    return { bffUrl: bff.url, previewUrl: preview.url, sandboxUrl, drive, bffLines, stop: house.stop }
  } catch (error) {
    await house.stop()
    throw error
  }
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: this runs under jest's global setup`)
  return value
}
