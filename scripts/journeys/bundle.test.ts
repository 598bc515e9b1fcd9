import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { builtFolder } from '../house/build-miniapp'
import { at } from './paths'
import { openStage } from './stage'

jest.setTimeout(60_000)

const FIRST_LOAD_BYTES = 420_000
/** Shorter ones are glue that webpack writes anew where it needs it. */
const WORTH_SHARING_BYTES = 300

const stage = openStage()

it('the first load of the preview stays small', async () => {
  const hand = await stage.takePhone()
  const scripts: Promise<Buffer>[] = []
  hand.page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await hand.open(at('cars'))
  await hand.find('checkbox', /^对比/).waitFor()
  const bytes = (await Promise.all(scripts)).reduce((sum, { length }) => sum + length, 0)
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
})

it('no module stands in two of its chunks', () => {
  const seen = new Map<string, string>()
  const repeated: string[] = []
  for (const { chunk, id, source } of modules(path.join(builtFolder('h5'), 'js'))) {
    const keys = [`module ${id}`]
    if (source.length >= WORTH_SHARING_BYTES) keys.push(createHash('sha256').update(source).digest('hex'))
    for (const key of keys) {
      const elsewhere = seen.get(key)
      if (elsewhere !== undefined) repeated.push(`${key} in ${elsewhere} and ${chunk}`)
      seen.set(key, chunk)
    }
  }
  expect(seen.size).toBeGreaterThan(100)
  expect(repeated).toEqual([])
})

/** The modules of every chunk, as webpack hands them over: `push([[ids], {moduleId: function}])`. */
function* modules(folder: string): Generator<{ chunk: string; id: string; source: string }> {
  for (const chunk of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const self: Record<string, unknown> = {}
    const scope = vm.createContext({ self, window: self, globalThis: self })
    try {
      vm.runInContext(readFileSync(path.join(folder, chunk), 'utf8'), scope)
    } catch {
      // The first chunk also starts the program, which needs a browser: what it registered before is all we want.
    }
    for (const queue of Object.values(self).filter(Array.isArray)) {
      for (const [, registered] of queue as [unknown, Record<string, () => void>][]) {
        for (const [id, module] of Object.entries(registered)) yield { chunk, id, source: String(module) }
      }
    }
  }
}
