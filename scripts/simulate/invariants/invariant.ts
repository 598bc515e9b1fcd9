import type { Evidence } from './evidence'

/** Something that must be true of every world that has come to rest. */
export interface Invariant {
  readonly name: string
  /** What contradicts it, each in words. */
  readonly violations: (evidence: Evidence) => readonly string[]
}

/** The words where a claim does not hold. */
export const unless = (holds: boolean, words: string): string[] => (holds ? [] : [words])
