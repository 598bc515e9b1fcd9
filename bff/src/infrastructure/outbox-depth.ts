import type { Metrics } from './metrics'
import type { OutboxRelay } from './outbox-relay'

/** Counts what waits in the outboxes, when somebody asks. */
export const reportOutboxDepth = async (
  { outboxes }: Pick<OutboxRelay, 'outboxes'>,
  metrics: Metrics,
): Promise<void> => {
  for (const [collection, outbox] of outboxes) {
    const { waiting, parked } = await outbox.depth()
    metrics.outboxDepth.set({ collection, state: 'waiting' }, waiting)
    metrics.outboxDepth.set({ collection, state: 'parked' }, parked)
  }
}
