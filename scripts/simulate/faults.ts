/** What can go wrong, and how often it was made to. */
export const FAULTS = [
  'crash',
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
  'platform event lost',
  'platform event twice',
  'platform event late',
  'notification lost',
  'notification twice',
  'notification late',
  'notification forged',
  'notification of other money',
  'notification damaged',
  'answer to her lost',
  'clock jump',
  'clock astray',
] as const
export type Fault = (typeof FAULTS)[number]

/** Counts of the faults that befell a world. */
export class Tally {
  private readonly counts = new Map<Fault, number>()

  add(fault: Fault): void {
    this.counts.set(fault, this.of(fault) + 1)
  }

  of(fault: Fault): number {
    return this.counts.get(fault) ?? 0
  }

  get entries(): [Fault, number][] {
    return FAULTS.map((fault) => [fault, this.of(fault)])
  }
}
