import type { Logger } from './logging'
import type { Random } from './random'

export interface LoopOptions {
  readonly name: string
  /**
   * Time between the end of a run and the next, up to a fifth longer or shorter so that processes do not march in step;
   * a function is asked after each run.
   */
  readonly everyMs: number | (() => number)
  readonly random: Random
  readonly log: Logger
  /** Runs of one loop never overlap. What it throws is logged and tried again at the next turn. */
  readonly run: () => Promise<void>
}

export interface Loop {
  start: () => void
  /** Runs at once, or again right after the present run. */
  wake: () => void
  /** Runs no more; resolves when the present run has ended. */
  stop: () => Promise<void>
  readonly stopped: boolean
}

/** Repeats something in the background, one run at a time, until it is stopped. */
export const createLoop = ({ name, everyMs, random, log, run }: LoopOptions): Loop => {
  let timer: NodeJS.Timeout | undefined
  let present: Promise<void> | undefined
  let again = false
  let started = false
  let stopped = false

  const turn = async (): Promise<void> => {
    again = false
    try {
      await run()
    } catch (error) {
      log.error({ err: error, loop: name }, 'a background run failed')
    }
  }
  const pauseMs = (): number => (typeof everyMs === 'number' ? everyMs : everyMs())
  const begin = (): void => {
    clearTimeout(timer)
    if (stopped || present) return
    present = turn().finally(() => {
      present = undefined
      if (!stopped) timer = setTimeout(begin, again ? 0 : pauseMs() * (0.8 + 0.4 * random.fraction()))
    })
  }

  return {
    start: () => {
      started = true
      begin()
    },
    wake: () => {
      if (!started || stopped) return
      again = true
      begin()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await present
    },
    get stopped() {
      return stopped
    },
  }
}
