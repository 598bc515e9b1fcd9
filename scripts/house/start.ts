import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildBff } from '../build-bff'
import { startEmbeddedMongo, withDatabase } from '../embedded-mongo/embedded-mongo'
import { startPreview } from '../preview/preview'
import { startBff } from './bff-server'
import { buildMiniapp, isMiniappBuilt } from './build-miniapp'
import { arePicturesBuilt, buildAllPictures } from './build-pictures'
import { requireFreePorts } from './ports'
import { withProgress } from './progress.mjs'
import { startSandbox } from './sandbox-server'
import { readSettings, type Settings } from './settings'
import { type Supervision, supervise } from './supervise'

/** `npm start`: runs the house until it is told to stop or a part of it ends. Ends the process. */
export async function main(args: string[]): Promise<never> {
  const settings = readSettings(process.env, args)
  await requireFreePorts(settings)
  if (settings.reset) forget(settings)

  const house = supervise()
  const stopping = new AbortController()
  const told = new Promise<'told'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve('told'))
  })
  const failed = startHouse(settings, house, stopping.signal).then(
    async () => house.crashed,
    (error: unknown) => error,
  )
  const end = await Promise.race([told, house.crashed, failed])
  stopping.abort()
  if (end === 'told') say('\nStopping …')
  else say(`\n${inWords(end)}\n\nStopping the rest …`)
  await withProgress('waiting for the last requests', async () => house.stop())
  process.exit(end === 'told' ? 0 : 1)
}

async function startHouse(settings: Settings, house: Supervision, signal: AbortSignal): Promise<void> {
  const { ports, dataDir, headless } = settings
  const logs = path.join(dataDir, 'logs')
  mkdirSync(logs, { recursive: true })

  const built = Promise.all([withProgress('building the BFF', buildBff), builtPictures(signal)])
  const preview = headless ? undefined : builtPreview(signal)
  // Awaited further down; a failure until then is no unhandled one.
  for (const awaitedLater of [built, preview]) awaitedLater?.catch(() => undefined)
  const mongodbUri = settings.mongodbUri ?? (await startDatabase(settings, house))

  const bffUrl = `http://127.0.0.1:${ports.bff}`
  const sandbox = await withProgress('starting the sandboxes', async () =>
    startSandbox({
      port: ports.sandbox,
      mongodbUri: withDatabase(mongodbUri, 'cheji_sandbox'),
      dataDir,
      bffUrl,
      onLine: logTo(logs, 'sandbox'),
    }),
  )
  house.add('The sandbox', sandbox)
  await built
  const bff = await withProgress('starting the BFF', async () =>
    startBff({
      port: ports.bff,
      mongodbUri: settings.mongodbUri ?? withDatabase(mongodbUri, 'cheji'),
      sandboxUrl: sandbox.url,
      // The preview passes pictures on, so that a page loads from one origin.
      ...(!headless && { assetsUrl: `http://127.0.0.1:${ports.preview}/assets` }),
      onLine: logTo(logs, 'bff'),
    }),
  )
  house.add('The BFF', bff)

  const rows = [
    ['BFF', `${bff.url}  (/docs, /openapi.json, /metrics)`],
    ['Console', `${sandbox.url}/console  (drive the outside world)`],
    ['Database', settings.mongodbUri ? 'MONGODB_URI' : shown(path.join(dataDir, 'database'))],
    ['Logs', shown(logs)],
  ]
  if (preview) {
    await preview
    const shownAt = await startPreview({ port: ports.preview, bffUrl: bff.url, sandboxUrl: sandbox.url })
    house.add('The preview', shownAt)
    rows.unshift(['Preview', shownAt.url])
  }
  say(`\nCheji is running. Ctrl-C stops everything.\n\n${table(rows)}\n`)
}

async function startDatabase({ dataDir }: Settings, house: Supervision): Promise<string> {
  const mongo = await withProgress('starting the database', async () =>
    startEmbeddedMongo({ dataDir: path.join(dataDir, 'database'), log: (line) => say(`  ${line}`) }),
  )
  house.add('The database', mongo)
  return mongo.uri
}

async function builtPictures(signal: AbortSignal): Promise<void> {
  if (!arePicturesBuilt()) await withProgress('drawing the cars', async () => buildAllPictures(signal))
}

async function builtPreview(signal: AbortSignal): Promise<void> {
  if (isMiniappBuilt('h5')) return
  await withProgress('building the preview of the mini-program', async () => buildMiniapp('h5', signal))
}

/** Removes what earlier runs stored, and nothing else that may lie in the folder. */
function forget({ dataDir, mongodbUri }: Settings): void {
  if (mongodbUri) say('  --reset leaves the server in MONGODB_URI as it is; only local data go')
  for (const name of ['database', 'sandbox', 'logs']) rmSync(path.join(dataDir, name), { recursive: true, force: true })
}

function logTo(folder: string, name: string): (line: string) => void {
  const file = createWriteStream(path.join(folder, `${name}.log`))
  return (line) => void file.write(`${line}\n`)
}

function inWords(end: unknown): string {
  if (end instanceof Error) return end.message
  const { name, lastLines } = end as { name: string; lastLines: string }
  return `${name} has ended by itself.${lastLines && ` Its last lines:\n${lastLines.replace(/^/gm, '  ')}`}`
}

/** Two columns, aligned. */
function table(rows: string[][]): string {
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', value = '']) => `  ${name.padEnd(width)}  ${value}`).join('\n')
}

/** A folder as a person would type it here. */
function shown(folder: string): string {
  const relative = path.relative(process.cwd(), folder)
  return relative.startsWith('..') ? folder : relative
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
