import { withDatabase } from '../../embedded-mongo/embedded-mongo'
import { defectNamed } from '../defects/defects'
import { type Outcome, oneSeed } from '../one-seed'
import { type EngineStore, openEngineStore } from '../store/engine-store'
import { MemoryStore } from '../store/memory-store'
import { declaredIndexes } from '../store/models'
import { makeKeys } from '../wechat/keys'
import type { Task } from './task'

const keys = makeKeys()
const indexes = declaredIndexes()
let engine: EngineStore | undefined
// Errors are made by the thousand here, and their stacks are read by nobody.
Error.stackTraceLimit = 0

/** A worker process: runs the seeds of one task after another, each in a world of its own. */
const work = async ({ seeds, engineUri, defect, untilCaught }: Task): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const seed of seeds) {
    const outcome = await oneSeed({
      seed,
      store: engineUri === undefined ? new MemoryStore(indexes) : await emptyEngine(engineUri),
      keys,
      defect: defect === undefined ? undefined : defectNamed(defect),
    })
    outcomes.push(outcome)
    if (untilCaught && outcome.violations.length > 0) break
  }
  return outcomes
}

const emptyEngine = async (uri: string) => {
  engine ??= await openEngineStore(withDatabase(uri, `cheji_simulate_${process.pid}`))
  await engine.empty()
  return engine.store
}

process.on('message', (task: Task) => {
  void work(task).then((outcomes) => process.send?.({ id: task.id, outcomes }))
})

// Whatever is left in the database goes with it.
process.on('disconnect', () => process.exit(0))
