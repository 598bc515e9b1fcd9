/** The process died before it answered: whether the work was done is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

type Settle<T> = (resolve: (value: T) => void, reject: (error: Error) => void) => void

/** One process from its start to its crash. */
export class Life {
  private dead = false
  private readonly waiting = new Set<(error: Error) => void>()
  private readonly callers = new Set<(error: Error) => void>()

  constructor(readonly name: string) {}

  get alive(): boolean {
    return !this.dead
  }

  /** Something that the process waits for. It waits for ever once it is dead. */
  async wait<T>(settle: Settle<T>): Promise<T> {
    return this.dead ? new Promise<never>(() => undefined) : promised(settle, this.waiting)
  }

  /** Something that somebody outside waits for. @throws ConnectionLost */
  async serve<T>(settle: Settle<T>): Promise<T> {
    if (this.dead) throw new ConnectionLost('nobody listens')
    return promised(settle, this.callers)
  }

  /** What the process was doing goes on no more; who waits for its answer hears that the connection is lost. */
  end(): void {
    this.dead = true
    for (const lose of this.callers) lose(new ConnectionLost('the process died'))
  }

  /** Lets go of what a dead process still held, so that its timers do not outlive the run. */
  bury(): void {
    this.dead = true
    for (const fail of this.waiting) fail(new ConnectionLost('long dead'))
  }
}

const promised = async <T>(settle: Settle<T>, open: Set<(error: Error) => void>): Promise<T> =>
  new Promise((resolve, reject) => {
    open.add(reject)
    settle(
      (value) => {
        open.delete(reject)
        resolve(value)
      },
      (error) => {
        open.delete(reject)
        reject(error)
      },
    )
  })
