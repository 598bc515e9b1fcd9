import { buildBff } from '../build-bff'
import { buildMiniapp, isMiniappBuilt } from '../house/build-miniapp'
import { arePicturesBuilt, buildAllPictures } from '../house/build-pictures'
import startServices from './served.setup'

/** jest's globalSetup of the journeys in a browser: the services, and everything built that a page needs. */
export default async function setup(config: { maxWorkers: number }): Promise<void> {
  await startServices(config)
  if (!arePicturesBuilt()) await buildAllPictures()
  if (!isMiniappBuilt('h5')) await buildMiniapp('h5')
  await buildBff()
}
