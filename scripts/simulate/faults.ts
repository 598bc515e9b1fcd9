import type { SeededChance } from '../sandbox/sample/random'

/** What can go wrong, and how often it was made to. */
export const FAULTS = [
  'crash',
  'stall',
  'database error before the work',
  'database error after the work',
  'WeChat unreachable before the work',
  'WeChat answer lost after the work',
  'WeChat SYSTEM_ERROR after the work',
  'WeChat FREQUENCY_LIMITED',
  'WeChat NOT_ENOUGH',
  'WeChat answer by somebody else',
  'refund ABNORMAL',
  'refund CLOSED',
  'platform unreachable before the work',
  'platform answer lost after the work',
  'platform event twice',
  'platform event late',
  'notification lost',
  'notification twice',
  'notification late',
  'notification forged',
  'notification of other money',
  'notification damaged',
  'refund by hand',
  'refund by our people',
  'payment of a closed number',
  'answer to her lost',
  'clock jump',
  'clock astray',
] as const
export type Fault = (typeof FAULTS)[number]

/** How likely each is wherever it can happen. */
const LIKELIHOOD: Readonly<Record<Exclude<Fault, 'crash' | 'stall'>, number>> = {
  'database error before the work': 0.008,
  'database error after the work': 0.012,
  'WeChat unreachable before the work': 0.04,
  'WeChat answer lost after the work': 0.07,
  'WeChat SYSTEM_ERROR after the work': 0.04,
  'WeChat FREQUENCY_LIMITED': 0.04,
  'WeChat NOT_ENOUGH': 0.1,
  'WeChat answer by somebody else': 0.01,
  'refund ABNORMAL': 0.06,
  'refund CLOSED': 0.06,
  'platform unreachable before the work': 0.05,
  'platform answer lost after the work': 0.08,
  'platform event twice': 0.2,
  'platform event late': 0.2,
  'notification lost': 0.2,
  'notification twice': 0.3,
  'notification late': 0.3,
  'notification forged': 0.3,
  'notification of other money': 0.15,
  'notification damaged': 0.15,
  'refund by hand': 0.15,
  'refund by our people': 0.15,
  'payment of a closed number': 0.3,
  'answer to her lost': 0.06,
  'clock jump': 0.002,
  'clock astray': 0.5,
}

/** Decides what goes wrong, by the run's own chance, until the world is calm; counts it. */
export class Mishaps {
  /** From then on nothing goes wrong any more. */
  isCalm = false
  private readonly counts = new Map<Fault, number>()

  constructor(private readonly chance: Pick<SeededChance, 'chance'>) {}

  /** Whether it happens here and now. */
  befalls(fault: Exclude<Fault, 'crash' | 'stall'>): boolean {
    if (this.isCalm || !this.chance.chance(LIKELIHOOD[fault])) return false
    this.count(fault)
    return true
  }

  count(fault: Fault): void {
    this.counts.set(fault, this.of(fault) + 1)
  }

  of(fault: Fault): number {
    return this.counts.get(fault) ?? 0
  }
}
