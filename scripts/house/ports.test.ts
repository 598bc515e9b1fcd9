import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { freePort, requireFreePorts } from './ports'
import { readSettings } from './settings'

let other: Server
let taken: number
beforeEach(async () => {
  other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  taken = (other.address() as AddressInfo).port
})
afterEach(async () => {
  await new Promise((resolve) => other.close(resolve))
})

async function settings(environment: Record<string, number>, ...args: string[]) {
  const free = { PORT: await freePort(), PREVIEW_PORT: await freePort(), SANDBOX_PORT: await freePort() }
  const text = Object.entries({ ...free, ...environment }).map(([name, value]) => [name, String(value)])
  return readSettings(Object.fromEntries(text) as NodeJS.ProcessEnv, args)
}

test.each([
  ['PORT', 'the BFF'],
  ['PREVIEW_PORT', 'the preview'],
  ['SANDBOX_PORT', 'the sandboxes'],
])('a taken %s is named, with who wanted it and what to set', async (variable, who) => {
  await expect(requireFreePorts(await settings({ [variable]: taken }))).rejects.toThrow(
    new RegExp(`Port ${taken}, which ${who} would use, is taken.*${variable}=${taken + 10} npm start`),
  )
})

test('without a preview its port may be taken', async () => {
  await expect(requireFreePorts(await settings({ PREVIEW_PORT: taken }, '--headless'))).resolves.toBeUndefined()
})

test('settings name what is wrong with them', () => {
  expect(() => readSettings({ PORT: '0' }, [])).toThrow('PORT must be a port between 1 and 65535, not "0"')
  expect(() => readSettings({ PREVIEW_PORT: 'x' }, [])).toThrow('PREVIEW_PORT')
  expect(() => readSettings({ PORT: '3001' }, [])).toThrow('must differ')
  expect(() => readSettings({}, ['--fast'])).toThrow('Unknown argument --fast')
  expect(readSettings({}, ['--reset'])).toMatchObject({
    ports: { bff: 3000, preview: 3001, sandbox: 3900 },
    reset: true,
    headless: false,
  })
})
