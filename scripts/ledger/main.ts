// `npm run ledger [-- --url URL] [--day YYYY-MM-DD]`: proves the ledger of a running BFF, and compares a day with WeChat Pay's bill.
// The token is STAFF_TOKEN; without it the one of development.
import { LedgerProof, Reconciliation } from '@cheji/shared/deposits/deposits-staff.contract'
import { pathOf } from '@cheji/shared/kernel/endpoint'
import { proveLedger, reconcileDay } from '@cheji/shared/deposits/deposits-staff.endpoints'
import { fenToYuanText } from '@cheji/shared/kernel/money'
import { parseArgs } from 'node:util'
import { DEVELOPMENT_STAFF_TOKEN } from '../house/development-config'

const { values } = parseArgs({ options: { url: { type: 'string' }, day: { type: 'string' } } })
const base = values.url ?? 'http://127.0.0.1:3000'

const main = async (): Promise<number> => {
  const proof = LedgerProof.parse(await ask('GET', proveLedger.path))
  say(`${proof.entries} entries, ${proof.waiting} on their way, sum ${fenToYuanText(proof.sumFen)} yuan`)
  for (const { account, balanceFen } of proof.balances) say(`  ${account}: ${fenToYuanText(balanceFen)} yuan`)
  for (const { entryId, what } of proof.differences) say(`✗ ${entryId}: ${what}`)
  let holds = proof.sumFen === 0 && proof.differences.length === 0
  say(holds ? '✓ the ledger is what the orders say' : '✗ the ledger is not what the orders say')

  if (values.day !== undefined) {
    const result = Reconciliation.parse(await ask('POST', pathOf(reconcileDay, { day: values.day })))
    for (const difference of result.differences) say(`✗ ${JSON.stringify(difference)}`)
    say(
      `${result.day}: ${result.state}, ${result.payments.count} payments, ${result.refunds.count} refunds in the bill`,
    )
    holds &&= result.state === 'agreed' || result.state === 'no_bill'
  }
  return holds ? 0 : 1
}

const ask = async (method: 'GET' | 'POST', path: string): Promise<unknown> => {
  const answer = await fetch(base + path, {
    method,
    headers: {
      authorization: `Bearer ${process.env['STAFF_TOKEN'] ?? DEVELOPMENT_STAFF_TOKEN}`,
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    },
    ...(method === 'POST' && { body: '{}' }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
