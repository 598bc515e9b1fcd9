import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildBff } from '../build-bff'
import { startEmbeddedMongo, withDatabase } from '../embedded-mongo/embedded-mongo'
import { buildMiniapp, isMiniappBuilt } from '../house/build-miniapp'
import { arePicturesBuilt, buildAllPictures } from '../house/build-pictures'
import { developmentConfig } from '../house/development-config'
import { ROOT } from '../house/folders'
import { freePort } from '../house/ports'
import { type Child, LOAD_CORE, pin, startChild } from './child'
import { copyAnswers } from './copy-answers'
import { signedCatalogueRequest } from './core-platform'
import { measureFirstCards } from './first-cards'
import { measure } from './load'
import { measureMoney } from './money'
import { type Finding, printFindings, printRows } from './report'
import { ask, measureRow } from './rounds'
import { ROWS } from './rows'
import { median } from './statistics'

const TSX = ['--import', 'tsx']
const STARTS = 5
const DEPLOYED_LOAD_MS = 1_000
const MEMORY_AFTER_MS = 60_000

/** `npm run bench`: the BFF beside bare Koa that sends the same bytes and beside the core platform asked directly, in one run. */
async function main(): Promise<void> {
  say('building')
  await buildBff()
  if (!arePicturesBuilt()) await buildAllPictures()
  if (!isMiniappBuilt('h5')) await buildMiniapp('h5')

  const folder = mkdtempSync(path.join(tmpdir(), 'cheji-bench-'))
  const running: { stop(): Promise<void> }[] = []
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    running.unshift(part)
    return part
  }
  try {
    const mongo = keep(await startEmbeddedMongo({ dataDir: path.join(folder, 'mongo'), log: say }))
    const sandbox = keep(await startSandbox(withDatabase(mongo.uri, 'sandbox')))
    const environment = bffEnvironment(withDatabase(mongo.uri, 'bff'), sandbox.url)
    const startBff = async (args: readonly string[]): Promise<Child> =>
      startChild({ args, port: await freePort(), upPath: '/readyz', env: environment })

    say('starting the BFF, with a database and a snapshot that are there')
    const built = path.join(ROOT, 'bff/dist/main.js')
    await (await startBff([built])).stop()
    const readyMs: number[] = []
    for (let start = 0; start < STARTS; start++) {
      const bff = await startBff([built])
      readyMs.push(bff.readyMs)
      await bff.stop()
    }
    const deployed = keep(await startBff([built]))
    const deployedAt = performance.now()
    const bff = keep(await startBff([...TSX, path.join(__dirname, 'bff-process.ts')]))

    // A browser takes the core of whoever starts it.
    say('opening the preview on a slow phone')
    const firstCardsMs = await measureFirstCards(bff.url, sandbox.url)

    const isPinned = pin(process.pid, LOAD_CORE)
    say(isPinned ? 'load on one core, server on the other' : 'this machine cannot give each side a core of its own')
    const answers = await copyAnswers(bff.url, new Set(ROWS.flatMap(({ targets }) => targets)))
    const answersFile = path.join(folder, 'answers.json')
    writeFileSync(answersFile, JSON.stringify(answers))
    const bare = keep(
      await startChild({
        args: [...TSX, path.join(__dirname, 'bare-koa.ts'), answersFile],
        port: await freePort(),
        upPath: answers[0]?.target ?? '/',
      }),
    )
    const etags = new Map(answers.map(({ target, headers }) => [target, headers['etag'] ?? '']))
    const results = []
    for (const row of ROWS) {
      say(`measuring: ${row.name}`)
      results.push(await measureRow(row, { bff, bare }, etags))
    }
    printRows(results)

    const direct = await measure({
      port: Number(new URL(sandbox.url).port),
      nextRequest: signedCatalogueRequest,
      expectedStatus: 200,
      milliseconds: 2_000,
      connections: 8,
    })
    for (const row of ROWS) await ask(deployed, row, etags)(DEPLOYED_LOAD_MS)
    await wait(Math.max(0, MEMORY_AFTER_MS - (performance.now() - deployedAt)))
    const memoryMb = await residentMb(deployed.url)
    // Last: it changes the stock, and with that the catalogue that was measured.
    say('measuring: money')
    const money = await measureMoney(bff.url, sandbox.url, withDatabase(mongo.uri, 'bench'))
    const list = results.find(({ row }) => row.name === 'catalogue list')
    const findings: Finding[] = [
      {
        name: 'core platform asked directly for the catalogue: list is … times as fast',
        value: (list?.bff.perSecond ?? 0) / direct.perSecond,
        unit: '×',
      },
      { name: 'start to ready', value: median(readyMs), unit: 'ms', atMost: 3_000 },
      { name: 'memory of the built BFF, a minute old, after a second of each load', value: memoryMb, unit: 'MB' },
      { name: 'first cards seen at 400 kbit/s, 400 ms, CPU ×4', value: firstCardsMs, unit: 'ms', atMost: 1_500 },
      ...money,
    ]
    printFindings(findings)
  } finally {
    for (const part of running) await part.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startSandbox(mongodbUri: string): Promise<Child> {
  const port = await freePort()
  return startChild({
    args: [...TSX, path.join(ROOT, 'scripts/sandbox/main.ts')],
    port,
    upPath: '/console/api/status',
    env: { ...developmentConfig, NODE_ENV: 'development', SANDBOX_PORT: String(port), MONGODB_URI: mongodbUri },
  })
}

const bffEnvironment = (mongodbUri: string, sandboxUrl: string): Record<string, string> => ({
  ...developmentConfig,
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'http://127.0.0.1:3000',
  MONGODB_URI: mongodbUri,
  CORE_PLATFORM_URL: `${sandboxUrl}/core-platform`,
  WECHAT_API_URL: `${sandboxUrl}/wechat`,
  WECHAT_PAY_URL: `${sandboxUrl}/wechat-pay`,
  SMS_URL: `${sandboxUrl}/sms`,
  // One address asks here for thousands.
  ADDRESS_REQUESTS_PER_MINUTE: '100000000',
})

async function residentMb(bffUrl: string): Promise<number> {
  const text = await (await fetch(`${bffUrl}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1024 / 1024
}

function say(line: string): void {
  console.log(line)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
