import { startTestEngine, startTestSandboxes } from './test-services'

/** jest's globalSetup of projects that speak HTTP to the sandboxes: one engine a run, one sandbox a worker. */
export default async function setup({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  await startTestEngine()
  await startTestSandboxes(maxWorkers)
}
