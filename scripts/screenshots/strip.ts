import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'

const WIDTH_PX = 1240
const HEIGHT_PX = 600
const PIXELS_A_POINT = 1.5
const COLOURS = 96

/** What the README shows first: the journey in five pages. */
const SHOWN = [
  { picture: 'cars', word: '看车', words: '到哪家店，车价都一样' },
  { picture: 'model', word: '看清楚', words: '冬天跑多远、短处在哪' },
  { picture: 'compare', word: '比一比', words: '差在哪儿，用话说' },
  { picture: 'stores', word: '找门店', words: '多远、能做什么' },
  { picture: 'slot-chosen', word: '约试驾', words: '点三下，不收钱' },
] as const

const CSS = `
body { margin: 0; width: ${String(WIDTH_PX)}px; height: ${String(HEIGHT_PX)}px; background: #F4F4EF; font-family: -apple-system, Roboto, 'PingFang SC', 'Noto Sans CJK SC', sans-serif }
div { box-sizing: border-box }
.strip { display: flex; padding: 32px 20px 0 }
.one { flex: 1; padding: 0 12px; text-align: center }
.phone { width: 216px; height: 466px; overflow: hidden; border: 1px solid #7A857D; border-radius: 22px; background: #FFFFFF }
.phone img { display: block; width: 214px; height: 464px }
.word { margin-top: 14px; color: #141B17; font-size: 20px; line-height: 1.3; font-weight: 600 }
.words { color: #333C37; font-size: 15px; line-height: 1.5 }
`

/**
 * Puts five of the pictures in `folder` side by side into one PNG of few colours.
 *
 * @returns its size in bytes
 */
export async function composeStrip(browser: Browser, folder: string, file: string): Promise<number> {
  const page = await browser.newPage({
    viewport: { width: WIDTH_PX, height: HEIGHT_PX },
    deviceScaleFactor: PIXELS_A_POINT,
  })
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><style>${CSS}</style><div class="strip">${SHOWN.map((one) => phone(folder, one)).join('')}</div></html>`,
    { waitUntil: 'load' },
  )
  const shot = await page.screenshot()
  await page.close()
  const png = await sharp(shot).png({ palette: true, colours: COLOURS, compressionLevel: 9, effort: 10 }).toBuffer()
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, png)
  return png.length
}

function phone(folder: string, { picture, word, words }: (typeof SHOWN)[number]): string {
  const data = readFileSync(path.join(folder, `${picture}.png`)).toString('base64')
  return (
    `<div class="one"><div class="phone"><img src="data:image/png;base64,${data}" alt=""></div>` +
    `<div class="word">${word}</div><div class="words">${words}</div></div>`
  )
}
