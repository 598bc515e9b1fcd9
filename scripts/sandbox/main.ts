import { readOptions } from './options'
import { startSandbox } from './sandbox'

async function main(): Promise<void> {
  const sandbox = await startSandbox(readOptions(process.env))
  process.stdout.write(`sandbox ready on ${sandbox.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void sandbox.stop().then(() => process.exit(0))
    })
}

main().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
