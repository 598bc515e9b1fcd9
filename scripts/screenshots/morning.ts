import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildBff } from '../build-bff'
import { buildMiniapp, isMiniappBuilt } from '../house/build-miniapp'
import { arePicturesBuilt, buildAllPictures } from '../house/build-pictures'
import { startTestHouse, type TestHouse } from '../testing/test-house'
import { startTestSandboxes, stopTestServices } from '../testing/test-services'

const CLOCK_AHEAD = path.join(__dirname, '../processes/clock-ahead.mjs')
const DAY_MS = 86_400_000
/** 9:41 in Beijing, as milliseconds of a UTC day. */
const MORNING_MS = (1 * 60 + 41) * 60_000

/** A house with fresh sample data in which it is morning, whatever the hour: stores are open and today has free times. */
export async function openMorning(): Promise<{ house: TestHouse; stop: () => Promise<void> }> {
  if (!arePicturesBuilt()) await buildAllPictures()
  if (!isMiniappBuilt('h5')) await buildMiniapp('h5')
  await buildBff()
  await startTestSandboxes(1)
  try {
    const [url] = Object.values(JSON.parse(process.env['TEST_SANDBOX_URLS'] ?? '{}') as Record<string, string>)
    process.env['TEST_SANDBOX_URL'] = url
    const aheadMs = untilMorningMs(Date.now())
    const env = {
      NODE_OPTIONS: `--import ${pathToFileURL(CLOCK_AHEAD).href}`,
      CLOCK_AHEAD_MS: String(aheadMs),
      ADDRESS_REQUESTS_PER_MINUTE: '1000000',
    }
    const house = await startTestHouse(env, { clockOffsetMs: aheadMs })
    return {
      house,
      stop: async () => {
        await house.stop()
        await stopTestServices()
      },
    }
  } catch (error) {
    await stopTestServices()
    throw error
  }
}

const untilMorningMs = (nowMs: number): number => (MORNING_MS - (nowMs % DAY_MS) + DAY_MS) % DAY_MS
