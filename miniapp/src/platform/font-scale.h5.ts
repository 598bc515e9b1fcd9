/** How much larger than usual she has set her browser's words; 1 = usual. Measured, because nothing tells it. */
export const systemFontScale = (): number => {
  const probe = document.createElement('span')
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium'
  document.documentElement.append(probe)
  const size = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return Number.isFinite(size) && size > 0 ? size / 16 : 1
}
