import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningMongo, startEmbeddedMongo, withDatabase } from '../embedded-mongo/embedded-mongo'
import { freePort } from '../house/ports'
import { startSandbox } from '../house/sandbox-server'

/** What one jest run shares: kept on the process, since jest loads setup and teardown as separate modules. */
interface Shared {
  folder: string
  mongo: RunningMongo
  sandboxes: Awaited<ReturnType<typeof startSandbox>>[]
}
const holder = process as NodeJS.Process & { chejiTestServices?: Shared }

/** Starts one engine on an empty folder, once a run, and names it in TEST_MONGODB_URI. */
export async function startTestEngine(): Promise<Shared> {
  if (holder.chejiTestServices) return holder.chejiTestServices
  const folder = mkdtempSync(path.join(tmpdir(), 'cheji-test-'))
  const mongo = await startEmbeddedMongo({ dataDir: folder, log: (line) => process.stderr.write(`${line}\n`) })
  process.env['TEST_MONGODB_URI'] = mongo.uri
  return (holder.chejiTestServices = { folder, mongo, sandboxes: [] })
}

/**
 * Starts one sandbox for each jest worker, on ports of the system's choosing, each with a database of its own, and
 * names them in TEST_SANDBOX_URLS (worker id → address).
 */
export async function startTestSandboxes(workers: number): Promise<void> {
  const { mongo, folder, sandboxes } = await startTestEngine()
  if (sandboxes.length > 0) return
  const ids = Array.from({ length: workers }, (_, index) => String(index + 1))
  const started = await Promise.all(
    ids.map(async (id) =>
      startSandbox({
        port: await freePort(),
        dataDir: path.join(folder, `sandbox-${id}`),
        mongodbUri: withDatabase(mongo.uri, `cheji_sandbox_${id}`),
      }),
    ),
  )
  sandboxes.push(...started)
  const byWorker = Object.fromEntries(started.map(({ url }, index) => [String(index + 1), url]))
  process.env['TEST_SANDBOX_URLS'] = JSON.stringify(byWorker)
}

/** Stops what the run started and removes its folder. */
export async function stopTestServices(): Promise<void> {
  const shared = holder.chejiTestServices
  if (!shared) return
  delete holder.chejiTestServices
  await Promise.all(shared.sandboxes.map(async (sandbox) => sandbox.stop()))
  await shared.mongo.stop()
  rmSync(shared.folder, { recursive: true, force: true })
}
