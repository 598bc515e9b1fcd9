// Says what is being waited for. Plain JavaScript: it is needed before anything is installed.

const SILENT_MS = 1000

/**
 * Runs `work`, and says so once it has taken more than a second: on a terminal with the seconds counted, elsewhere in
 * one line, so that a log does not fill.
 *
 * @template T
 * @param {string} label what is being done, such as "installing packages"
 * @param {() => Promise<T>} work
 * @param {{ write: (text: string) => unknown, isTTY?: boolean }} [out]
 * @returns {Promise<T>}
 */
export async function withProgress(label, work, out = process.stdout) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  let said = /** @type {boolean} */ (false)
  const timer = setInterval(() => {
    if (out.isTTY) out.write(`\r\u001b[K  … ${label} (${seconds()} s)`)
    else if (!said) out.write(`  … ${label}\n`)
    said = true
  }, SILENT_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (said) out.write(out.isTTY ? `\r\u001b[K  ${label}: ${seconds()} s\n` : `  ${label}: ${seconds()} s\n`)
  }
}
