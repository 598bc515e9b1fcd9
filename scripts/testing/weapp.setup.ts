import { buildBff } from '../build-bff'
import { buildMiniapp, isMiniappBuilt } from '../house/build-miniapp'
import { arePicturesBuilt, buildAllPictures } from '../house/build-pictures'
import startServices from './served.setup'

/** jest's globalSetup of the tests that run the built mini-program: the services, the package, the preview beside it, and what they talk to. */
export default async function setup(config: { maxWorkers: number }): Promise<void> {
  await startServices(config)
  if (!arePicturesBuilt()) await buildAllPictures()
  if (!isMiniappBuilt('weapp')) await buildMiniapp('weapp')
  // Both must say the same.
  if (!isMiniappBuilt('h5')) await buildMiniapp('h5')
  await buildBff()
}
