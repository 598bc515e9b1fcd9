import { stopTestServices } from './test-services'

/** jest's globalTeardown: ends what the run started. */
export default async function teardown(): Promise<void> {
  await stopTestServices()
}
