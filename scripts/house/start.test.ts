import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from './folders'
import { freePort } from './ports'

interface Started {
  child: ChildProcess
  ports: { bff: number; sandbox: number }
  said: () => string
  /** Resolves with the exit code. */
  ended: Promise<number | null>
}

let dataDir: string
let started: Started | undefined
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'cheji-start-'))
})
afterEach(async () => {
  started?.child.kill('SIGTERM')
  await started?.ended
  rmSync(dataDir, { recursive: true, force: true })
})

/** Runs `npm start -- --headless` and waits until it has printed its addresses. */
async function start(): Promise<Started> {
  const ports = { bff: await freePort(), sandbox: await freePort() }
  const env = { ...process.env, PORT: String(ports.bff), SANDBOX_PORT: String(ports.sandbox), CHEJI_DATA_DIR: dataDir }
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs'), '--headless'], { env })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  started = { child, ports, said: () => text, ended }
  await Promise.race([
    until(() => text.includes('Cheji is running')),
    ended.then(() => Promise.reject(new Error(text))),
  ])
  return started
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(50)
}

const answers = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  )

/** The processes that carry this test's data folder in their environment, as Linux tells. */
function processesOfThisHouse(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).includes(`CHEJI_DATA_DIR=${dataDir}`))
    .map(Number)
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    return ''
  }
}

const bffOf = (pids: number[]) =>
  pids.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(path.join('bff', 'dist', 'main.js')))

test('prints its addresses, is ready, and Ctrl-C leaves nothing behind', async () => {
  const house = await start()
  expect(house.said()).toContain(`http://127.0.0.1:${house.ports.bff}`)
  expect((await fetch(`http://127.0.0.1:${house.ports.bff}/readyz`)).status).toBe(200)
  expect(house.said()).not.toContain('Preview')

  house.child.kill('SIGINT')
  expect(await house.ended).toBe(0)
  expect(processesOfThisHouse()).toEqual([])
  expect(await answers(house.ports.bff)).toBe(false)
}, 180_000)

test('a part that is killed is named, and takes the others with it', async () => {
  const house = await start()
  const bff = bffOf(processesOfThisHouse())
  if (!bff) throw new Error('the BFF runs in no process')
  process.kill(bff, 'SIGKILL')
  expect(await house.ended).toBe(1)
  expect(house.said()).toContain('The BFF has ended by itself. Its last lines:')
  expect(processesOfThisHouse()).toEqual([])
}, 180_000)

test('a house that is killed leaves no server behind', async () => {
  const house = await start()
  house.child.kill('SIGKILL')
  await house.ended
  await until(() => processesOfThisHouse().length === 0)
  expect(await answers(house.ports.sandbox)).toBe(false)
}, 180_000)
