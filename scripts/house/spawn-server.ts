import { spawn } from 'node:child_process'
import path from 'node:path'
import { type Interface, createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

export interface ServerOptions {
  /** How messages call it. */
  name: string
  command: string
  args: string[]
  env: NodeJS.ProcessEnv
  /** What says that it is up: a line of its stdout, or an address that answers 200. */
  up: RegExp | URL
  /** Receives every line it writes, also after it is up. */
  onLine?: (line: string) => void
  /** Milliseconds in which it has to be up. */
  deadlineMs?: number
}

export interface RunningServer {
  pid: number
  /** The line that said it is up, or the address that answered. */
  readyLine: string
  /** Resolves once it has ended, whoever ended it. Never rejects. */
  ended: Promise<Ending>
  /** Asks it to stop, kills it after ten seconds, resolves when it is gone. Safe to repeat. */
  stop: () => Promise<void>
}

export interface Ending {
  /** True only after `stop`. */
  expected: boolean
  /** The last lines it wrote, for a message. */
  lastLines: string
}

const KEPT_LINES = 12
const STOP_DEADLINE_MS = 10_000
const POLL_MS = 40

/** Leading arguments with which Node ends when whoever started it is gone. */
export const ENDS_WITH_PARENT = ['--import', pathToFileURL(path.join(__dirname, 'end-with-parent.mjs')).href]

/**
 * Starts a process and waits until it says that it is up. It gets a process group of its own: Ctrl-C in the terminal
 * reaches the house alone, which then stops its servers in order.
 *
 * @throws if it ends or stays silent before it is up; the message carries its last lines
 */
export async function spawnServer(options: ServerOptions): Promise<RunningServer> {
  const { name, command, args, env, deadlineMs = 60_000 } = options
  const child = spawn(command, args, { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  const take = (line: string) => {
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
    options.onLine?.(line)
  }
  let stopping = false
  const ended = new Promise<Ending>((resolve) => {
    const finish = () => {
      resolve({ expected: stopping, lastLines: lines.join('\n') })
    }
    child.once('close', finish)
    child.once('error', (error) => {
      take(error.message)
      finish()
    })
  })
  const stop = async () => {
    stopping = true
    child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS)
    await ended
    clearTimeout(kill)
  }

  // The pipe breaks when the process dies; its ending is what tells, not this error.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stderr }).on('line', take)
  const output = createInterface({ input: child.stdout }).on('line', take)
  const given = new AbortController()
  const ready = options.up instanceof URL ? answers(options.up, given.signal) : lineOf(output, options.up)
  let deadline: NodeJS.Timeout | undefined
  const readyLine = await Promise.race([
    ready,
    ended.then(() => undefined),
    new Promise<undefined>((resolve) => {
      deadline = setTimeout(resolve, deadlineMs, undefined)
    }),
  ])
  clearTimeout(deadline)
  given.abort()
  if (readyLine !== undefined && child.pid) return { pid: child.pid, readyLine, ended, stop }

  const wasSilent = child.exitCode === null && child.signalCode === null && child.pid !== undefined
  await stop()
  const said = (await ended).lastLines
  throw new Error(
    `${name} ${wasSilent ? `was not up after ${deadlineMs / 1000} s` : 'did not start'}${said && `:\n${said}`}`,
  )
}

async function lineOf(output: Interface, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    output.on('line', (line) => {
      if (pattern.test(line)) resolve(line)
    })
  })
}

/** Asks `url` until it answers 200. */
async function answers(url: URL, signal: AbortSignal): Promise<string | undefined> {
  while (!signal.aborted) {
    const status = await fetch(url, { signal }).then(
      (response) => response.status,
      () => 0,
    )
    if (status === 200) return url.href
    await wait(POLL_MS)
  }
  return undefined
}
