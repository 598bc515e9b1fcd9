import { isUpToDate } from './freshness'
import { runTool } from './run-tool'

/** Whether the cars' pictures are there and no drawing is younger. */
export const arePicturesBuilt = (): boolean =>
  isUpToDate('bff/dist/assets/manifest.json', ['scripts/pictures', 'scripts/data'])

/** Draws the cars' pictures into `bff/dist/assets`; those made before come from a cache. */
export async function buildAllPictures(signal?: AbortSignal): Promise<void> {
  await runTool('tsx', ['scripts/pictures/main.ts'], { signal })
}
