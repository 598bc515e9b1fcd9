import { seeded } from '../sample/random'

const RAYS = 36
const RINGS = 9

/**
 * A round picture in the manner of WeChat's mini-program codes. It looks the part and always the same for a scene, but
 * only WeChat can make one that opens a page.
 */
export async function drawMiniProgramCode(scene: string, page: string, width: number): Promise<Buffer> {
  // Loaded when first asked for: it is the heaviest package of the sandbox.
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svgOf(scene, page)))
    .resize(width, width)
    .png({ palette: true })
    .toBuffer()
}

function svgOf(scene: string, page: string): string {
  const chance = seeded('mini-program-code', page, scene)
  const dots: string[] = []
  for (let ray = 0; ray < RAYS; ray++)
    for (let ring = 0; ring < RINGS; ring++) {
      if (!chance.chance(0.5)) continue
      const angle = (ray / RAYS) * 2 * Math.PI
      const radius = 82 + ring * 12
      const [x, y] = [215 + radius * Math.cos(angle), 215 + radius * Math.sin(angle)]
      dots.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(3 + ring * 0.2).toFixed(1)}"/>`)
    }
  const eyes = [
    [70, 70],
    [360, 70],
    [70, 360],
  ].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="30" fill="none" stroke="#111" stroke-width="12"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 430 430"><rect width="430" height="430" fill="#fff"/>${dots.join('')}${eyes.join('')}<circle cx="215" cy="215" r="62" fill="#1d7a52"/><path d="M175 225h80l-12-26h-56z" fill="#fff"/><circle cx="190" cy="232" r="9" fill="#fff"/><circle cx="240" cy="232" r="9" fill="#fff"/></svg>`
}
