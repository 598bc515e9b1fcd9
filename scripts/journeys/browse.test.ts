import { compareTrims, listModels } from '@cheji/shared/catalogue/catalogue.endpoints'
import { fenToYuanText } from '@cheji/shared/kernel/money'
import { listStores } from '@cheji/shared/stores/stores.endpoints'
import { eventually } from '../processes/eventually'
import { at, PATHS } from './paths'
import { COUNTY } from './sample'
import { openStage } from './stage'
import { part } from './words'

jest.setTimeout(120_000)

const stage = openStage()
const HERE = { geolocation: { latitude: COUNTY.lat, longitude: COUNTY.lng }, permissions: ['geolocation'] }
const SCREEN_HEIGHT_PX = 812
const SAID_NO = '先不同意，只看车'

describe('finding a car', () => {
  it('needs no consent, and finds by pinyin', async () => {
    const { model } = stage.sample
    const hand = await stage.takePhone({ isNew: true })
    await hand.open(at('cars'))
    await hand.sees('先说清楚，再开始')
    expect(await hand.find('checkbox', /看过并同意/).getAttribute('aria-checked')).toBe('false')
    await hand.tap('button', SAID_NO)
    await hand.seesNoMore('先说清楚，再开始')
    await hand.tap('button', /^搜车名/)
    await hand.isAt(PATHS.search)
    await hand.type('搜车名', 'binguo')
    await hand.tap('link', part(model.name))
    await hand.isAt(PATHS.model)
    expect(hand.query('modelId')).toBe(model.modelId)
    await hand.sees(fenToYuanText(model.trims[0]?.priceFen ?? 0))
  })

  it('counts live what every condition leaves, also by all the money she has', async () => {
    const { facets } = await stage.bff.ask(listModels, { query: {} })
    const band = facets.priceBands.find(({ count }) => count > 0)
    const budget = facets.budgets.find(({ count }) => count > 0)
    const [priceMinFen, priceMaxFen] = (band?.value ?? '').split('-')
    if (!band || !budget || !priceMinFen || !priceMaxFen) throw new Error('the sample has no band or budget')
    const narrowed = await stage.bff.ask(listModels, { query: { priceMinFen, priceMaxFen } })
    const left = narrowed.facets.budgets.find(({ value }) => value === budget.value)
    const both = await stage.bff.ask(listModels, { query: { priceMinFen, priceMaxFen, budgetMaxFen: budget.value } })

    const hand = await stage.takePhone()
    await hand.open(at('cars'))
    await hand.tap('button', `${band.label}，${String(band.count)} 个`)
    await hand.tap('button', '筛选 1')
    await hand.sees(`看这 ${String(narrowed.total)} 款车`)
    await hand.tap('button', `${budget.label}，${String(left?.count)} 个`)
    await hand.tap('button', `看这 ${String(both.total)} 款车`)
    await hand.find('button', '筛选 2').waitFor()
    for (const { name } of both.items) await hand.find('checkbox', `对比${name}`).waitFor()
    expect(await hand.page.getByRole('checkbox', { name: /^对比/ }).count()).toBe(both.items.length)
  })
})

describe('one car', () => {
  it('has one price, by the trim and colour she chooses, and shows where it comes from', async () => {
    const { model } = stage.sample
    const dearest = model.trims.at(-1)
    const colour = model.colours.at(-1)
    if (!dearest || !colour) throw new Error('the sample has no trim or colour')
    const hand = await stage.takePhone()
    await hand.open(at('model', { modelId: model.modelId }))
    await hand.tap('link', /选版本和颜色/)
    await hand.tap('radio', part(fenToYuanText(dearest.priceFen)))
    await hand.page.getByRole('dialog').getByRole('radio', { name: colour.name, exact: true }).tap()
    await hand.tap('button', part(fenToYuanText(dearest.priceFen)))
    await hand.page.getByRole('img', { name: `${model.name}，${colour.name}` }).waitFor()
    await hand.sees(fenToYuanText(dearest.priceFen))

    await hand.tap('button', /上牌开走约/)
    await hand.page.getByRole('dialog').getByText('购置税').first().waitFor()
    await hand.tap('button', '关上')

    await hand.tap('link', /看这个价怎么变过来的/)
    await hand.isAt(PATHS.prices)
    expect(hand.query('trimId')).toBe(dearest.trimId)
    await hand.sees('我们答应您')
    await hand.sees(part(fenToYuanText(dearest.priceFen)))
  })

  it('is compared with another, with the better value named', async () => {
    const { model, other } = stage.sample
    const hand = await stage.takePhone()
    for (const { modelId } of [model, other]) {
      await hand.open(at('model', { modelId }))
      await hand.tap('button', '对比')
      await hand.sees(/已放进对比/)
    }
    await hand.tap('button', '看对比')
    await hand.isAt(PATHS.compare)
    const trimIds = hand.query('trimIds')
    const { rows } = await stage.bff.ask(compareTrims, { query: { trimIds } })
    await hand.sees('更好')
    for (const { words } of rows.filter(({ differs }) => differs)) if (words !== null) await hand.sees(words)
    expect(await hand.page.getByText('更好', { exact: true }).count()).toBe(
      rows.filter(({ differs, better }) => differs && better !== null).length,
    )
  })
})

describe('stores near her', () => {
  it('are found from where she is', async () => {
    const { model, store } = stage.sample
    const hand = await stage.takePhone(HERE)
    await hand.open(at('model', { modelId: model.modelId }))
    await hand.tap('link', /哪家店有车可试/)
    await hand.isAt(PATHS.region)
    await hand.tap('button', /用我现在的位置/)
    await hand.isAt(PATHS.model)
    await hand.tap('link', part(`${COUNTY.name}有车可试`))
    await hand.isAt(PATHS.stores)
    await hand.tap('link', part(store.name))
    await hand.isAt(PATHS.store)
    await hand.sees(part(store.address))
    await hand.tap('button', '在这家约试驾')
    await hand.isAt(PATHS.book)
    await hand.sees(/^几点去/)
  })

  it('are found without her position: by county, touched or typed', async () => {
    const { items } = await stage.bff.ask(listStores, { query: { adcode: COUNTY.adcode, limit: '1' } })
    const nearest = items[0]?.name ?? ''
    const hand = await stage.takePhone()
    await hand.open(at('stores'))
    await hand.sees(/没关系。/)
    await hand.tap('link', '选省、市、县')
    await hand.tap('tab', '江苏')
    await hand.tap('button', part(`${COUNTY.name}，`))
    await hand.isAt(PATHS.stores)
    await hand.sees(nearest)

    await hand.tap('button', '换地方')
    await hand.type('找县', 'sy')
    await hand.tap('link', part(`${COUNTY.name}，`))
    await hand.isAt(PATHS.stores)
    await hand.sees(nearest)
  })
})

describe('choosing a county', () => {
  it('opens with the search line on top and her province in sight', async () => {
    const hand = await stage.takePhone({ kept: { region: { adcode: COUNTY.adcode, name: COUNTY.name } } })
    await hand.open(at('region'))
    const province = hand.find('tab', '江苏')
    await province.waitFor()
    const searchLine = hand.page.getByLabel('找县').first()
    await eventually(async () => {
      const { y, height } = (await province.boundingBox()) ?? { y: -1, height: 0 }
      expect(y).toBeGreaterThan(0)
      expect(y + height).toBeLessThan(SCREEN_HEIGHT_PX)
    })
    expect((await searchLine.boundingBox())?.y).toBeGreaterThan(0)
  })
})

describe('what she sends to her family', () => {
  it('opens the same car, trim and colour at somebody else’s phone', async () => {
    const { model } = stage.sample
    const trim = model.trims.at(-1)
    const hand = await stage.takePhone({ permissions: ['clipboard-read', 'clipboard-write'] })
    await hand.open(at('model', { modelId: model.modelId, trimId: trim?.trimId ?? '' }))
    await hand.tap('button', '送给家人看')
    await hand.sees(/链接已复制/)
    const link = new URL(await hand.page.evaluate(() => navigator.clipboard.readText()))
    const family = await stage.takePhone({ isNew: true })
    await family.open(link.pathname + link.search)
    await family.sees(fenToYuanText(trim?.priceFen ?? 0))
    await family.tap('button', '约试驾')
    await family.isAt(PATHS.book)
  })

  it('opens the same store', async () => {
    const { store } = stage.sample
    const hand = await stage.takePhone({ permissions: ['clipboard-read', 'clipboard-write'] })
    await hand.open(at('store', { storeId: store.storeId }))
    await hand.tap('button', '送给家人看')
    await hand.sees(/链接已复制/)
    const link = new URL(await hand.page.evaluate(() => navigator.clipboard.readText()))
    const family = await stage.takePhone({ isNew: true })
    await family.open(link.pathname + link.search)
    await family.sees(part(store.address))
  })
})
