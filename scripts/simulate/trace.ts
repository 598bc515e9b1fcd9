import { type Outcome, oneSeed } from './one-seed'
import { MemoryStore } from './store/memory-store'
import { declaredIndexes } from './store/models'
import { makeKeys } from './wechat/keys'

/** One seed in memory, in this process, with a word at each step. */
export const traced = async (seed: number, onStep: ((line: string) => void) | undefined): Promise<Outcome> =>
  oneSeed({ seed, store: new MemoryStore(declaredIndexes()), keys: makeKeys(), onStep, defect: undefined })
