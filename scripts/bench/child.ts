import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { cpus } from 'node:os'

export interface Child {
  readonly pid: number
  readonly url: string
  /** Milliseconds from the start of the process to the first answer 200. */
  readonly readyMs: number
  stop(): Promise<void>
}

export interface ChildOptions {
  args: readonly string[]
  port: number
  /** The path whose answer 200 says that it is up. */
  upPath: string
  env?: Record<string, string>
}

const DEADLINE_MS = 60_000
const started = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL')
})

/** Starts a Node program on the servers' core, with what it writes thrown away, and waits until it answers. */
export async function startChild({ args, port, upPath, env = {} }: ChildOptions): Promise<Child> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  started.add(child)
  void ended.then(() => started.delete(child))
  if (child.pid === undefined) throw new Error(`could not start ${args.join(' ')}`)
  pin(child.pid, SERVER_CORE)
  while (!(await answers(url + upPath))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended before it was up`)
    if (performance.now() - startedAt > DEADLINE_MS) {
      await stop()
      throw new Error(`${args.join(' ')} was not up after ${DEADLINE_MS / 1000} s`)
    }
    await wait(10)
  }
  return { pid: child.pid, url, readyMs: performance.now() - startedAt, stop }
}

/** The load generator has the first core to itself, the server that is measured the second. */
export const LOAD_CORE = 0
const SERVER_CORE = 1

/** Keeps a process with all its threads on one core. False where the machine cannot (no taskset, one core). */
export function pin(pid: number, core: number): boolean {
  if (cpus().length < 2) return false
  try {
    execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status === 200
    },
    () => false,
  )
