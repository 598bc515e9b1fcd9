import { execFile } from 'node:child_process'
import path from 'node:path'
import { ROOT } from './folders'

const SHOWN_LINES = 80

/**
 * Runs a tool of the installed packages at the root, quietly.
 *
 * @throws with what the tool said, if it fails
 */
export async function runTool(
  name: string,
  args: string[],
  options: { env?: Record<string, string>; signal?: AbortSignal | undefined; cwd?: string } = {},
): Promise<void> {
  const { env, signal, cwd = ROOT } = options
  await new Promise<void>((resolve, reject) => {
    const settings = { cwd, env: { ...process.env, ...env }, signal, maxBuffer: 1 << 26 }
    execFile(installed(name), args, settings, (error, out, said) => {
      if (!error) resolve()
      else reject(new Error(cut((out + said).trim() || error.message)))
    })
  })
}

/** The path of a tool of the installed packages. */
export const installed = (name: string): string => path.join(ROOT, 'node_modules/.bin', name)

function cut(text: string): string {
  const lines = text.split('\n')
  if (lines.length <= SHOWN_LINES) return text
  return `… (${lines.length - SHOWN_LINES} lines before)\n${lines.slice(-SHOWN_LINES).join('\n')}`
}
