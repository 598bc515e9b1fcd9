import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../house/folders'
import { startTestEngine, startTestSandboxes } from './test-services'

/** jest's globalSetup of projects that speak HTTP to the sandboxes: one engine a run, one sandbox a worker. */
export default async function setup({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  await startTestEngine()
  if (existsSync(path.join(ROOT, 'scripts/sandbox/console-api/console-system.ts'))) await startTestSandboxes(maxWorkers)
}
