import type { Ending } from './spawn-server'

/** A part of the house that runs until it is stopped. */
export interface Part {
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<Ending>
  stop: () => Promise<void>
}

interface Crash {
  name: string
  lastLines: string
}

export interface Supervision {
  /** Takes a running part in. Parts stop in the reverse order of this. */
  add<P extends Part>(name: string, part: P): P
  /** Resolves with the first part that ends unasked. */
  crashed: Promise<Crash>
  /** Stops every part, the last one first. Safe to repeat. */
  stop: () => Promise<void>
}

/** Holds the running parts together: what stops one stops all. */
export function supervise(): Supervision {
  const parts: Part[] = []
  let report: (crash: Crash) => void
  const crashed = new Promise<Crash>((resolve) => {
    report = resolve
  })
  return {
    crashed,
    add(name, part) {
      parts.push(part)
      void part.ended.then(({ expected, lastLines }) => {
        if (!expected) report({ name, lastLines })
      })
      return part
    },
    async stop() {
      for (let part = parts.pop(); part; part = parts.pop()) await part.stop()
    },
  }
}
