import { chromium } from 'playwright-core'
import { launchChromium, openPhone, unpackedChromium } from './chromium'

const PAGE =
  'data:text/html;charset=utf-8,<meta name="viewport" content="width=device-width">' +
  '<button onclick="this.textContent=innerWidth+%27×%27+devicePixelRatio">看车</button>'

test('a phone opens a page and its button answers a tap', async () => {
  const browser = await launchChromium()
  const phone = await openPhone(browser)
  const page = await phone.newPage()
  await page.goto(PAGE)
  await page.getByRole('button', { name: '看车' }).tap()
  expect(await page.getByRole('button').textContent()).toBe('375×2')
  await browser.close()
})

test('the Chromium of npm starts where the system has none', async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    await expect(unpackedChromium()).rejects.toThrow('install Chromium')
    return
  }
  const { executablePath, env } = await unpackedChromium()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], env })
  const page = await browser.newPage()
  await page.goto(PAGE)
  await page.getByRole('button').click()
  expect(await page.getByRole('button').textContent()).toMatch(/×1$/)
  await browser.close()
}, 120_000)
