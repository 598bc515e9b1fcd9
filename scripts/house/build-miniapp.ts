import path from 'node:path'
import { ROOT } from './folders'
import { isUpToDate } from './freshness'
import { runTool } from './run-tool'

export type Target = 'h5' | 'weapp'

/** What a build of the mini-program is made from. */
const SOURCES = ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'miniapp/babel.config.js', 'shared/src']
const RESULT: Record<Target, string> = { h5: 'miniapp/dist/h5/index.html', weapp: 'miniapp/dist/weapp/app.json' }

/** The folder a build ends up in. */
export const builtFolder = (target: Target): string => path.dirname(path.join(ROOT, RESULT[target]))

/** Whether a build is there and no source is younger. */
export const isMiniappBuilt = (target: Target): boolean => isUpToDate(RESULT[target], SOURCES)

/**
 * Builds the mini-program for WeChat or for the browser.
 *
 * @throws with what Taro said, if it fails
 */
export async function buildMiniapp(target: Target, signal?: AbortSignal): Promise<void> {
  // CI: no progress bar, which would drown what matters.
  const env = { NODE_ENV: 'production', TARO_ENV: target, CI: 'true' }
  await runTool('taro', ['build', '--type', target], { cwd: path.join(ROOT, 'miniapp'), env, signal })
}
