// `npm run verify-receipt FILE [-- --keys FILE|URL]`: checks a chain of receipts as the API and the app hand them out.
import { createHash, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Key, KeyFile, ReceiptFile, faultsOf } from './verify'

const USAGE = 'usage: npm run verify-receipt FILE [-- --keys FILE|URL]   (URL: …/api/v1/deposits/receipt-keys)'

const main = async (): Promise<number> => {
  const [file, option, source] = process.argv.slice(2)
  if (file === undefined || (option !== undefined && (option !== '--keys' || source === undefined))) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { items, keys: enclosed = [] } = ReceiptFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const keys = source === undefined ? enclosed : await keysOf(source)
  const faults = faultsOf(items, keys)
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`)
  if (faults.length > 0) return 1
  const last = items.at(-1)?.body
  process.stdout.write(
    `✓ ${items.length} receipts of order ${last?.orderNo ?? ''} hold: signed, in one chain, no promise made worse\n`,
  )
  for (const { keyId, publicKey } of keys) process.stdout.write(`  key ${keyId}: SHA-256 ${fingerprintOf(publicKey)}\n`)
  if (source === undefined)
    process.stdout.write(
      '  The key came with the file: compare its fingerprint, or name the published keys with --keys.\n',
    )
  return 0
}

const keysOf = async (source: string): Promise<Key[]> => {
  const text = /^https?:/.test(source) ? await (await fetch(source)).text() : readFileSync(source, 'utf8')
  return KeyFile.parse(JSON.parse(text)).items
}

const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
