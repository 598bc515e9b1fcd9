import { execFile, type ExecFileException } from 'node:child_process'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
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
      else reject(new Error(`${how(error)}\n${lastLines(out + said)}`.trim()))
    })
  })
}

/** The path of a tool of the installed packages. */
export const installed = (name: string): string => path.join(ROOT, 'node_modules/.bin', name)

function how({ code, signal }: ExecFileException): string {
  if (signal) return `ended by ${signal}`
  return typeof code === 'number' ? `exit code ${code}` : `not started: ${code ?? 'unknown'}`
}

/** What is left for a person to read: no colours, no empty lines, not more than fits a screen or two. */
function lastLines(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const hidden = lines.length - SHOWN_LINES
  return [...(hidden > 0 ? [`… (${hidden} lines before)`] : []), ...lines.slice(-SHOWN_LINES)].join('\n')
}
