import { DETAIL, FIXTURE, FORM, LAB, MINE } from './fixture'
import { launch } from './weapp'

const home = () => launch({ dir: FIXTURE })

describe('drawing', () => {
  it('draws templates, loops, conditions, wxs, includes and components with slots', async () => {
    const app = await home()
    const { page } = app
    expect(page.text('.title')).toBe('选车!')
    expect(page.text('.sum')).toBe('合计 123,456，3 行')
    expect(page.textsOf('.row .price')).toEqual(['99800 元', '免费', '价格待定'])
    expect(page.text('.missing')).toBe('空')
    expect(page.findAll('.dot')).toHaveLength(3)
    expect(page.text('.footer')).toContain('页脚 1')
    expect(page.text('.card')).toContain('海豚：未选，0 次')
    expect(page.text('.card .slotted')).toBe('第 0 行')
    expect(app.errors).toEqual([])
  })

  it('follows setData by path, in pages and in components', async () => {
    const app = await home()
    await app.page.tap('#row-1')
    expect(app.page.text('.card')).toContain('海豚：已选，1 次')
    expect(app.page.findAll('.row-on')).toHaveLength(1)
    await app.page.reachBottom()
    expect(app.page.text()).toContain('69800 元')
    expect(app.page.updates.at(-1)?.patch).toEqual({ 'rows[3]': { id: 4, name: '海鸥', priceFen: 6_980_000 } })
    expect(app.errors).toEqual([])
  })

  it('gives the visible texts one by one', async () => {
    const { page } = await home()
    const texts = page.texts({ without: ['custom-tab-bar'] })
    expect(texts.slice(0, 3)).toEqual(['选车!', '合计 123,456，3 行', '海豚'])
    expect(texts).not.toContain('看不见')
    expect(texts).not.toContain('我的')
    expect(page.texts()).toContain('我的')
  })
})

describe('the page stack', () => {
  it('walks through a life: load, show, hide, unload', async () => {
    const app = await home()
    expect(app.route).toBe('pages/home/index')
    await app.page.tap('.link')
    expect(app.path).toBe('/packages/trade/pages/detail/index?id=7&name=%E6%B5%B7%E8%B1%B9')
    expect(app.page.text('.id')).toBe('7 海豹')
    await app.back()
    expect(app.page.data.shown).toBe(2)
  })

  it('allows ten pages and no more', async () => {
    const app = await launch({ dir: FIXTURE, url: DETAIL })
    for (let opened = 1; opened < 10; opened++) await app.page.tap('#deeper')
    expect(app.pages).toHaveLength(10)
    await app.page.tap('#deeper')
    expect(app.pages).toHaveLength(10)
    expect(app.errors).toEqual(['navigateTo:fail webview count limit exceed'])
    await app.back(99)
    expect(app.path).toBe(DETAIL)
  })

  it('refuses unknown pages and the wrong way to a tab', async () => {
    const app = await home()
    await app.go('navigateTo', '/pages/none')
    await app.go('navigateTo', MINE)
    await app.go('switchTab', FORM)
    expect(app.errors).toEqual([
      'navigateTo:fail page "pages/none" is not found',
      'navigateTo:fail can not navigateTo a tabbar page',
      'switchTab:fail not a tabBar page',
    ])
  })

  it('mounts the custom tab bar on tab pages and keeps tab pages alive', async () => {
    const app = await home()
    const first = app.page
    expect(first.text('.tab-on')).toContain('首页')
    await first.tap('[aria-label=我的]')
    expect(app.path).toBe(MINE)
    expect(app.page.text('.tab-on')).toContain('我的')
    await app.page.tap('.tab', /首页/)
    expect(app.page).toBe(first)
    expect(first.data.shown).toBe(2)
    await app.go('navigateTo', FORM)
    expect(app.page.has('custom-tab-bar')).toBe(false)
    expect(app.errors).toEqual([])
  })
})

describe('fingers', () => {
  it('bubbles taps and stops them where they are caught', async () => {
    const app = await home()
    await app.page.tap(/^海豹$/)
    expect(app.page.data.chosen).toBe(2)
    await app.page.tap('.stop')
    expect(app.page.text('.title')).toContain('停')
    await expect(app.page.tap('.sum')).rejects.toThrow('tap reached no handler')
    await expect(app.page.tap(/没有的字/)).rejects.toThrow('nothing matches')
  })

  it('collects a form and leaves disabled buttons alone', async () => {
    const app = await launch({ dir: FIXTURE, url: FORM })
    await app.page.type('#name', '王伟')
    await app.page.input('#note', '周末')
    await app.page.change('#city', 1)
    await app.page.tap('#news')
    await app.page.tap('#extra-1')
    await app.page.tap('#off')
    expect(app.page.text('.said')).toBe('')
    await app.page.tap('#go')
    const said = JSON.parse(app.page.text('.said')) as unknown
    expect(said).toEqual({ name: '王伟', note: '周末', city: 1, news: true, extras: '' })
    expect(app.errors).toEqual([])
  })

  it('shares from the menu and from a button', async () => {
    const app = await home()
    expect(await app.page.share()).toEqual({
      title: '看看这辆车',
      path: '/packages/trade/pages/detail/index?id=1',
      imageUrl: undefined,
    })
    await app.go('switchTab', MINE)
    await app.page.tap('#share')
    expect(app.page.shares).toEqual([{ title: 'button 7', path: MINE, imageUrl: '/a.jpg' }])
    await app.go('navigateTo', FORM)
    await expect(app.page.share()).rejects.toThrow('cannot be shared')
  })

  it('tells observers what a test says is in sight', async () => {
    const app = await launch({ dir: FIXTURE, url: LAB })
    expect(await app.intersect('#sentinel', 0.5)).toBe(1)
    expect(app.page.text('.said')).toContain('seen 0.5')
  })
})

describe('what goes wrong', () => {
  it('collects uncaught errors and hands them to wx.onError', async () => {
    const app = await home()
    await app.page.tap('.title')
    expect(app.errors).toHaveLength(1)
    expect(app.errors[0]).toContain('title broke')
  })

  it('says when a condition does not come true', async () => {
    const app = await home()
    const before = app.nowMs
    await expect(app.until(() => app.page.has(/永远/), 2_000)).rejects.toThrow('not within 2000 ms')
    expect(app.nowMs - before).toBe(2_000)
  })

  it('reports a start on a page that does not exist', async () => {
    await expect(launch({ dir: FIXTURE, url: '/pages/none' }).then((app) => app.errors)).resolves.toEqual([
      'page "pages/none" is not found',
    ])
  })
})

describe('a second start', () => {
  it('finds what the first one stored on the phone', async () => {
    const first = await launch({ dir: FIXTURE, url: MINE })
    await first.page.tap('#save')
    const second = await first.relaunch()
    expect(second.page.text('.saved')).toBe('存过：五菱')
    second.phone.storage.clear()
    const third = await second.relaunch()
    expect(third.page.text('.saved')).toBe('存过：没有')
  })

  it('applies an update that WeChat has downloaded', async () => {
    const app = await home()
    await app.announceUpdate()
    expect(app.called('applyUpdate')).toHaveLength(1)
  })
})
