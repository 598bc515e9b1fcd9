import { launchChromium, openPhone } from '../browser/chromium'
import { startPreview } from '../preview/preview'
import { median } from './statistics'

const RUNS = 5
/** A phone in a valley: 400 kbit/s, 400 ms there and back, four times slower than this machine. */
const NETWORK = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 }
const CPU_SLOWDOWN = 4

/** Milliseconds from opening the preview with an empty cache to the first cards on the screen; the median of five. */
export async function measureFirstCards(bffUrl: string, sandboxUrl: string): Promise<number> {
  const preview = await startPreview({ port: 0, bffUrl, sandboxUrl })
  const browser = await launchChromium()
  try {
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const phone = await openPhone(browser)
      const page = await phone.newPage()
      const devtools = await phone.newCDPSession(page)
      await devtools.send('Network.emulateNetworkConditions', NETWORK)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
      await page.addInitScript(WATCH_FIRST_CARD)
      await page.goto(preview.url, { waitUntil: 'commit' })
      const seen = await page.waitForFunction('window.firstCardMs', undefined, { timeout: 60_000 })
      times.push(Number(await seen.jsonValue()))
      await phone.close()
    }
    return median(times)
  } finally {
    await browser.close()
    await preview.stop()
  }
}

/**
 * Runs in the page: notes when a card was first painted. Cards that came with the page are in its first paint, whose time
 * the browser keeps; for those of the living list it is that of the frame after they are there.
 */
const WATCH_FIRST_CARD = `
  const isThere = (cards) => (document.querySelector(cards)?.getBoundingClientRect().height ?? 0) > 0
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint')
    if (paint && isThere('#first-screen article')) window.firstCardMs ??= paint.startTime
  }).observe({ type: 'paint', buffered: true })
  const look = () => {
    if (isThere('.cj-model')) requestAnimationFrame((at) => (window.firstCardMs ??= at))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`
