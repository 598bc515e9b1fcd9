import { setTimeout as wait } from 'node:timers/promises'

/**
 * Repeats a check until it does not throw and returns what it returned; after `withinMs`, or once `given` is aborted,
 * throws what it threw last.
 */
export const eventually = async <T>(
  check: () => Promise<T> | T,
  withinMs = 60_000,
  given?: AbortSignal,
): Promise<T> => {
  const end = performance.now() + withinMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > end || given?.aborted) throw error
      await wait(30)
    }
  }
}
