import type { Clock } from '@cheji/shared/kernel/time'
import { EVENTS_ENDPOINT, type Fault, type FaultKind, type NewFault, PAY_EVENTS_ENDPOINT } from './fault'
import type { z } from 'zod'

const FOR_EVENTS: readonly FaultKind[] = ['delay', 'bad_signature', 'malformed', 'duplicate', 'out_of_order', 'lose']
const FOR_REQUESTS: readonly FaultKind[] = [
  'delay',
  'hang',
  'drop',
  'drop_after',
  'status',
  'malformed',
  'stale',
  'status_after',
  'errcode',
]
const SIGNED_ANSWERS: readonly FaultKind[] = ['bad_signature', 'unknown_serial', 'old_timestamp']
const SEALED_EVENTS: readonly FaultKind[] = [
  'unknown_serial',
  'old_timestamp',
  'tampered',
  'bad_ciphertext',
  'wrong_amount',
  'probe',
]
const NEEDS_VALUE: readonly FaultKind[] = ['delay', 'status', 'status_after', 'errcode']

/** What can go wrong with an endpoint. */
function kindsFor(endpoint: string): readonly FaultKind[] {
  if (endpoint === EVENTS_ENDPOINT) return FOR_EVENTS
  if (endpoint === PAY_EVENTS_ENDPOINT) return [...FOR_EVENTS, ...SEALED_EVENTS]
  return endpoint.startsWith('wechat-pay ') ? [...FOR_REQUESTS, ...SIGNED_ANSWERS] : FOR_REQUESTS
}

interface SetFault {
  readonly fault: Fault
  readonly staleState: unknown
  /** Aborted when the fault is lifted. */
  readonly lifted: AbortController
}

/** The faults that are set now. Lives in memory: a restart heals everything. */
export class FaultTable {
  private faults: SetFault[] = []
  /** Hit as often as asked; requests may still hang on them. */
  private spent: SetFault[] = []
  private lastId = 0

  constructor(private readonly clock: Clock) {}

  /**
   * Sets a fault; one of the same endpoint and kind is replaced.
   *
   * @throws RangeError when the kind does not fit the endpoint or lacks its value
   */
  set(wanted: z.output<typeof NewFault>, staleState: unknown): Fault {
    if (!kindsFor(wanted.endpoint).includes(wanted.kind))
      throw new RangeError(`${wanted.kind} cannot happen to ${wanted.endpoint}`)
    if (NEEDS_VALUE.includes(wanted.kind) && wanted.value === undefined)
      throw new RangeError(`${wanted.kind} needs a value`)
    const replaced = this.faults.filter(({ fault }) => fault.endpoint === wanted.endpoint && fault.kind === wanted.kind)
    for (const { fault } of replaced) this.lift(({ id }) => id === fault.id)
    this.lastId += 1
    const fault = { ...wanted, id: String(this.lastId), left: wanted.times ?? null, hits: 0, since: this.clock() }
    this.faults.push({ fault, staleState, lifted: new AbortController() })
    return fault
  }

  list(): readonly Fault[] {
    return this.faults.map(({ fault }) => fault)
  }

  /** Lifts the faults that match and lets go of what hangs on them. Returns how many there were. */
  lift(matches: (fault: Fault) => boolean = () => true): number {
    const gone = this.faults.filter(({ fault }) => matches(fault))
    for (const { lifted } of [...gone, ...this.spent.filter(({ fault }) => matches(fault))]) lifted.abort()
    this.faults = this.faults.filter(({ fault }) => !matches(fault))
    this.spent = this.spent.filter(({ fault }) => !matches(fault))
    return gone.length
  }

  /** Whether such a fault is set for an endpoint; none is counted as hit. */
  isSet(endpoint: string, kind: FaultKind): boolean {
    return this.faults.some(({ fault }) => fault.endpoint === endpoint && fault.kind === kind)
  }

  /** The faults that hit a request to `endpoint` now; each counts one hit. */
  hit(endpoint: string): Hits {
    const system = endpoint.slice(0, endpoint.indexOf(' '))
    const isEvents = endpoint === EVENTS_ENDPOINT || endpoint === PAY_EVENTS_ENDPOINT
    const hitting = this.faults.filter(
      ({ fault }) => fault.endpoint === endpoint || (!isEvents && fault.endpoint === `${system} *`),
    )
    for (const { fault } of hitting) {
      fault.hits += 1
      if (fault.left !== null) fault.left -= 1
    }
    const isSpent = ({ fault }: SetFault) => fault.left !== null && fault.left <= 0
    this.spent.push(...this.faults.filter((it) => it.fault.kind === 'hang' && isSpent(it)))
    this.faults = this.faults.filter((it) => !isSpent(it))
    return new Hits(hitting)
  }
}

/** The faults of one request. */
export class Hits {
  constructor(private readonly hitting: readonly SetFault[]) {}

  get names(): string[] {
    return this.hitting.map(({ fault }) => fault.kind)
  }

  has(kind: FaultKind): boolean {
    return this.find(kind) !== undefined
  }

  /** The value of a fault that hits; undefined when it does not. */
  value(kind: FaultKind): number | undefined {
    return this.find(kind)?.fault.value
  }

  /** The state that a stale answer is made from. */
  get staleState(): unknown {
    return this.find('stale')?.staleState
  }

  /** Resolves when the fault is lifted or the caller has gone. */
  async untilLifted(kind: FaultKind, gone: AbortSignal): Promise<void> {
    const lifted = this.find(kind)?.lifted.signal
    if (!lifted || lifted.aborted || gone.aborted) return
    await new Promise<void>((resolve) => {
      lifted.addEventListener('abort', () => resolve(), { once: true })
      gone.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  private find(kind: FaultKind) {
    return this.hitting.find(({ fault }) => fault.kind === kind)
  }
}
