import { dataFolder } from './folders'

export interface Settings {
  ports: { bff: number; preview: number; sandbox: number }
  dataDir: string
  /** A server of one's own instead of the embedded database. */
  mongodbUri: string | undefined
  headless: boolean
  reset: boolean
}

/** A sentence for whoever typed the command; no stack is shown with it. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/**
 * What `npm start` was asked for, by environment and arguments.
 *
 * @throws SettingsError that names the variable or argument
 */
export function readSettings(environment: NodeJS.ProcessEnv, args: string[]): Settings {
  const unknown = args.find((arg) => !['--headless', '--reset'].includes(arg))
  if (unknown) throw new SettingsError(`Unknown argument ${unknown}: there are --headless and --reset.`)
  const ports = {
    bff: port(environment, 'PORT', 3000),
    preview: port(environment, 'PREVIEW_PORT', 3001),
    sandbox: port(environment, 'SANDBOX_PORT', 3900),
  }
  if (new Set(Object.values(ports)).size < 3)
    throw new SettingsError('PORT, PREVIEW_PORT and SANDBOX_PORT must differ.')
  return {
    ports,
    dataDir: dataFolder(environment),
    mongodbUri: environment['MONGODB_URI'],
    headless: args.includes('--headless'),
    reset: args.includes('--reset'),
  }
}

function port(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name] ?? String(otherwise)
  const value = Number(text)
  if (/^\d+$/.test(text) && value > 0 && value < 65_536) return value
  throw new SettingsError(`${name} must be a port between 1 and 65535, not "${text}".`)
}
