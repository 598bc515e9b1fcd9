export interface LogLine {
  readonly level: string
  readonly values: unknown[]
}

/** Everything that went wrong while the mini-program ran, and what it printed. */
export class Faults {
  /** In the order they happened; a test ends with `expect(app.errors).toEqual([])`. */
  readonly errors: string[] = []
  readonly logs: LogLine[] = []
  private reporter: ((message: string) => void) | undefined

  /** `listener` is told of errors that the mini-program did not catch itself, as `wx.onError` is. */
  onUncaught(listener: (message: string) => void): void {
    this.reporter = listener
  }

  /** Notes an error that nobody caught. `where` says what was running. */
  uncaught(error: unknown, where?: string): void {
    const message = where ? `${where}: ${describe(error)}` : describe(error)
    this.errors.push(message)
    this.reporter?.(message)
  }

  /** Notes a broken rule of the platform (a missing template, too large a setData …). */
  rule(message: string): void {
    this.errors.push(message)
  }

  log(level: string, values: unknown[]): void {
    this.logs.push({ level, values })
    if (level === 'error') this.errors.push(values.map(describe).join(' '))
  }
}

/** Errors of the mini-program's own realm are no instances of this realm's Error, so the shape decides. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null) {
    const { stack, errMsg } = value as { stack?: unknown; errMsg?: unknown }
    if (typeof stack === 'string') return stack
    if (typeof errMsg === 'string') return errMsg
    try {
      return JSON.stringify(value)
    } catch {
      return Object.prototype.toString.call(value)
    }
  }
  return String(value)
}
