import { COUNTY, takeSample } from '../../journeys/sample'
import { belongingsFor, everyPage, keptOfVisits, type Visit } from '../../journeys/every-page'
import { meet } from '../../journeys/person'
import { startTestHouse, type TestHouse } from '../../testing/test-house'
import { pagesOf, phoneOf, start } from './phone-of'

const FIRST_SET_DATA_BYTES = 24 * 1024

jest.setTimeout(120_000)

let house: TestHouse
let visits: Visit[]
let kept: Record<string, unknown>

beforeAll(async () => {
  house = await startTestHouse()
  const person = await meet(house, 'weapp-pages')
  const sample = await takeSample(person.bff)
  const belongings = await belongingsFor(house, person, sample)
  visits = everyPage({ ...sample, ...belongings })
  kept = { ...person.kept, ...keptOfVisits(sample, COUNTY) }
})

afterAll(async () => house.stop())

it('opens every page of every package, whole, without an error and in small steps', async () => {
  const known = new Set<string>()
  for (const { path, shows } of visits) {
    const app = await start(house.bffUrl, { url: path, phone: phoneOf(kept) })
    known.add(`/${app.route}`)
    await app.until(() => app.page.has(shows))
    expect({ path, errors: app.errors }).toEqual({ path, errors: [] })
    expect(app.page.firstSetDataBytes).toBeGreaterThan(0)
    expect(app.page.firstSetDataBytes).toBeLessThanOrEqual(FIRST_SET_DATA_BYTES)
    expect(pagesOf(app).filter((page) => !visits.some((visit) => visit.path.startsWith(page)))).toEqual([])
  }
  expect(known.size).toBe(visits.length)
})

it('opens every page in large text', async () => {
  for (const { path, shows } of visits) {
    const app = await start(house.bffUrl, { url: path, phone: phoneOf({ ...kept, 'large-text': 'on' }) })
    await app.until(() => app.page.has(shows))
    expect(app.page.has('.cj-large')).toBe(true)
    expect({ path, errors: app.errors }).toEqual({ path, errors: [] })
  }
})
