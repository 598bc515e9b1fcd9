import { FIXTURE } from '../fixture'
import { launch } from '../weapp'
import { comparableOfficial, comparableOwn, compileErrors, officialRenderer } from './wechat-compilers'

describe("WeChat's own compilers", () => {
  it('take the fixture', () => {
    expect(compileErrors(FIXTURE)).toEqual([])
  })

  it('draw the same tree as ours, on every page', async () => {
    const draw = officialRenderer(FIXTURE)
    const { files } = await launch({ dir: FIXTURE })
    for (const route of files.pages) {
      const { page } = await launch({ dir: FIXTURE, url: `/${route}` })
      expect(comparableOwn(page.tree())).toMatchObject({ children: childrenOf(draw(route, page.data)) })
    }
  })
})

/** Roots are called differently. */
function childrenOf(root: Parameters<typeof comparableOfficial>[0]) {
  const comparable = comparableOfficial(root)
  return typeof comparable === 'string' ? [] : comparable.children
}
