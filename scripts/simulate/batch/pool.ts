import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Outcome } from '../one-seed'
import type { Done, Task } from './task'

const WORKER = path.join(__dirname, 'worker.ts')
/** A worker is replaced before what its runs leave behind slows it down. */
const TASKS_A_WORKER = 160

interface Waiting {
  readonly task: Task
  readonly resolve: (outcomes: readonly Outcome[]) => void
  readonly reject: (error: Error) => void
}

/** Worker processes, one a core, that share out tasks. */
export class Pool {
  private readonly queue: Waiting[] = []
  private readonly busy = new Map<ChildProcess, Waiting>()
  private readonly done = new Map<ChildProcess, number>()
  private idle: ChildProcess[] = []
  private lastId = 0

  constructor(private readonly size = availableParallelism()) {}

  async run(task: Omit<Task, 'id'>): Promise<readonly Outcome[]> {
    return new Promise((resolve, reject) => {
      this.lastId += 1
      this.queue.push({ task: { ...task, id: this.lastId }, resolve, reject })
      this.next()
    })
  }

  /** Ends every worker. */
  close(): void {
    for (const worker of [...this.idle, ...this.busy.keys()]) worker.disconnect()
    this.idle = []
  }

  private next(): void {
    if (this.queue.length === 0) return
    const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.hire() : undefined)
    const waiting = worker && this.queue.shift()
    if (!worker || !waiting) return
    this.busy.set(worker, waiting)
    worker.send(waiting.task)
    this.next()
  }

  private hire(): ChildProcess {
    const worker = fork(WORKER, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    worker.on('message', ({ outcomes }: Done) => {
      const waiting = this.busy.get(worker)
      this.busy.delete(worker)
      const count = (this.done.get(worker) ?? 0) + 1
      this.done.set(worker, count)
      if (count < TASKS_A_WORKER) this.idle.push(worker)
      else worker.disconnect()
      waiting?.resolve(outcomes)
      this.next()
    })
    worker.on('exit', (code, signal) => {
      const waiting = this.busy.get(worker)
      this.busy.delete(worker)
      this.idle = this.idle.filter((one) => one !== worker)
      waiting?.reject(new Error(`a worker ended with ${String(code ?? signal)}`))
      this.next()
    })
    return worker
  }
}
