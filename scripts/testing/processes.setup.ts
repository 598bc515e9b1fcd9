import { buildBff } from '../build-bff'
import startServices from './served.setup'

/** jest's globalSetup of the tests that kill, stop and double the built BFF. */
export default async function setup(config: { maxWorkers: number }): Promise<void> {
  await startServices(config)
  await buildBff()
}
