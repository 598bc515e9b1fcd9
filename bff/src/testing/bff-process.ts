import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type HttpClient, createHttpClient } from './http-client'
import { eventually } from './eventually'
import { sandboxUrl, testEnvironment } from './test-environment'

/** A BFF in a process of its own. */
export interface BffProcess extends HttpClient {
  url: string
  /** Every line that it logged. */
  logs: string[]
  /** Whoever reads its log is gone: what it writes from now on breaks its pipe. */
  stopReading: () => void
  /** Ends it as a crash does. */
  kill: () => Promise<void>
  /** Asks it to stop and returns its exit code. */
  stop: () => Promise<number | null>
}

const MAIN = path.join(__dirname, '../main.ts')

/** Starts `main.ts` on a database of the test run and waits until it is ready. */
export const startBffProcess = async (database: string, env: Record<string, string> = {}): Promise<BffProcess> => {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, ...testEnvironment(database, sandboxUrl()), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const logs: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => logs.push(line))
  const port = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      logs.push(line)
      const listening = /"port":(\d+),"msg":"the BFF listens"/.exec(line)
      if (listening) resolve(Number(listening[1]))
    })
    child.once('exit', (code) => {
      reject(new Error(`the BFF ended with ${String(code)}:\n${logs.join('\n')}`))
    })
  })
  const url = `http://127.0.0.1:${await port}`
  const client = createHttpClient(url)
  await eventually(async () => {
    const { status, text } = await client.get('/readyz')
    if (status !== 200) throw new Error(`not ready: ${text}`)
  }, 15_000)
  return {
    ...client,
    url,
    logs,
    stopReading: () => {
      child.stdout.destroy()
      child.stderr.destroy()
    },
    kill: async () => {
      await ended(child, 'SIGKILL')
    },
    stop: async () => ended(child, 'SIGTERM'),
  }
}

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill(signal)
  })
}
