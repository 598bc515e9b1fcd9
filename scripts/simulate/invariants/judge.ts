import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import type { Rested } from '../run'
import { carInvariants } from './cars'
import { evidenceOf, stateOf } from './evidence'
import { moneyInvariants } from './money'
import { recordInvariants } from './records'

export interface Violation {
  readonly invariant: string
  readonly words: string
}

/** All that contradicts what must be true of a world at rest. Every message comes once more meanwhile. */
export const judge = async (rested: Rested, store: DocumentStore): Promise<Violation[]> => {
  const evidence = await evidenceOf(rested, store)
  const found = [...moneyInvariants, ...recordInvariants, ...carInvariants].flatMap(({ name, violations }) =>
    violations(evidence).map((words) => ({ invariant: name, words })),
  )
  if (!rested.isAtRest) return found
  const before = await stateOf(store)
  await rested.world.kernel.run(async () => replay(rested))
  const after = await stateOf(store)
  const changed = after.filter((text, index) => text !== before[index])
  return [...found, ...changed.map((text) => ({ invariant: REPLAY, words: `became ${text}` }))]
}

const REPLAY = 'what comes once more changes nothing'

const replay = async ({ notifier, fleet, world }: Rested): Promise<void> => {
  for (const notice of [...notifier.notices, ...notifier.claimed]) await notifier.deliver(notifier.seal(notice))
  for (const reference of world.platform.world.orders.keys())
    await fleet.tell('an event comes once more', async (process) => process.allocationChanged(reference))
  for (const job of ['due', 'refunds', 'outbox', 'prices'] as const) await fleet.work(job)
}
