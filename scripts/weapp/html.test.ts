import { FIXTURE } from './fixture'
import { toHtml } from './html'
import { launch } from './weapp'

it('draws a page as HTML with styles in pixels', async () => {
  const { page } = await launch({ dir: FIXTURE })
  const html = toHtml(page)
  expect(html).toContain('<div id="row-1" class="wx-view row">')
  expect(html).toMatch(/body \{\s+background: #f4f4ef;/)
  expect(html).toContain('padding: 10.00px')
  expect(html).toContain('aria-label="我的"')
})
