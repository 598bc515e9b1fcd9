import { startTestEngine } from './test-services'

/** jest's globalSetup of projects that need a database and no more. */
export default async function setup(): Promise<void> {
  await startTestEngine()
}
