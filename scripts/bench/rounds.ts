import type { Child } from './child'
import { ACCEPTS } from './copy-answers'
import { type Measured, getRequest, measure } from './load'
import type { Row } from './rows'
import { median } from './statistics'

export interface RowResult {
  readonly row: Row
  readonly bff: Measured
  readonly bare: Measured
  /** Medians over the rounds of what was measured side by side. */
  readonly rateRatio: number
  readonly p99Ratio: number
}

const ROUNDS = 5
const CONNECTIONS = 8
const WARM_UP_MS = 1_000
const MEASURE_MS = 1_000

/** Five rounds of one row, BFF and bare Koa by turns; which goes first alternates too. `etags`: what the BFF gave for a target. */
export async function measureRow(
  row: Row,
  { bff, bare }: { bff: Child; bare: Child },
  etags: ReadonlyMap<string, string>,
): Promise<RowResult> {
  const askBff = ask(bff, row, etags)
  const askBare = ask(bare, { targets: row.targets, ...(row.alone && { alone: row.alone }) }, etags)
  await askBff(WARM_UP_MS)
  await askBare(WARM_UP_MS)
  const rounds: { bff: Measured; bare: Measured }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) rounds.push({ bff: await askBff(MEASURE_MS), bare: await askBare(MEASURE_MS) })
    else {
      const first = await askBare(MEASURE_MS)
      rounds.push({ bff: await askBff(MEASURE_MS), bare: first })
    }
  }
  return {
    row,
    bff: middle(rounds.map((round) => round.bff)),
    bare: middle(rounds.map((round) => round.bare)),
    rateRatio: median(rounds.map((round) => round.bff.perSecond / round.bare.perSecond)),
    p99Ratio: median(rounds.map((round) => round.bff.p99Ms / round.bare.p99Ms)),
  }
}

/** A load of one row on one server; each call goes on where the last one ended. */
export function ask(
  child: Child,
  { targets, conditional, alone }: Pick<Row, 'targets' | 'conditional' | 'alone'>,
  etags: ReadonlyMap<string, string>,
): (milliseconds: number) => Promise<Measured> {
  const requests = targets.map((target) =>
    getRequest(target, { ...ACCEPTS, ...(conditional && { 'If-None-Match': etags.get(target) ?? '' }) }),
  )
  let next = 0
  const nextRequest = (): Buffer => {
    const request = requests[next++ % requests.length]
    if (!request) throw new Error('a row needs a target')
    return request
  }
  const port = Number(new URL(child.url).port)
  return async (milliseconds) =>
    measure({
      port,
      nextRequest,
      expectedStatus: conditional ? 304 : 200,
      milliseconds,
      connections: alone ? 1 : CONNECTIONS,
    })
}

const middle = (list: readonly Measured[]): Measured => ({
  perSecond: median(list.map(({ perSecond }) => perSecond)),
  medianMs: median(list.map(({ medianMs }) => medianMs)),
  p99Ms: median(list.map(({ p99Ms }) => p99Ms)),
})
