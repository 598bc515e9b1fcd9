import { type RunningServer, spawnServer } from './spawn-server'
import { supervise } from './supervise'

const started: RunningServer[] = []
afterEach(async () => {
  await Promise.all(started.splice(0).map(async (one) => one.stop()))
})

/** A server that is up at once and ends as `body` says. */
async function server(body: string) {
  const running = await spawnServer({
    name: 'test server',
    command: process.execPath,
    args: ['-e', `${body}; console.log('ready')`],
    env: process.env,
    up: /ready/,
  })
  started.push(running)
  return running
}
const STAYS = 'setInterval(() => undefined, 1000)'
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a part that crashes is named with its last lines, and the others can be stopped', async () => {
  const house = supervise()
  const lasting = house.add('The database', await server(STAYS))
  const doomed = house.add('The BFF', await server(`${STAYS}; process.on('SIGUSR2', () => { throw 'out of luck' })`))
  process.kill(doomed.pid, 'SIGUSR2')
  const crash = await house.crashed
  expect(crash.name).toBe('The BFF')
  expect(crash.lastLines).toMatch(/^ready\n[^]*out of luck/)
  await house.stop()
  expect(isAlive(lasting.pid)).toBe(false)
})

test('a part that is stopped has not crashed', async () => {
  const house = supervise()
  const part = house.add('The BFF', await server(STAYS))
  await house.stop()
  await expect(part.ended).resolves.toEqual({ expected: true, lastLines: 'ready' })
})

test('parts stop one after another, the last one first', async () => {
  const house = supervise()
  const order: string[] = []
  const part = (name: string) => ({
    ended: new Promise<never>(() => undefined),
    stop: async () => {
      await Promise.resolve()
      order.push(name)
    },
  })
  house.add('database', part('database'))
  house.add('BFF', part('BFF'))
  await house.stop()
  expect(order).toEqual(['BFF', 'database'])
})

test('a server that ends before it is up says why', async () => {
  const start = spawnServer({
    name: 'test server',
    command: process.execPath,
    args: ['-e', `console.error('no such key'); process.exit(1)`],
    env: process.env,
    up: /ready/,
  })
  await expect(start).rejects.toThrow('test server did not start:\nno such key')
})

test('a program that is not there is an error and no crash', async () => {
  const start = spawnServer({ name: 'mongod', command: '/no/such/program', args: [], env: {}, up: /ready/ })
  await expect(start).rejects.toThrow(/mongod did not start:\n.*ENOENT/)
})

test('a server that answers late is given up', async () => {
  const start = spawnServer({
    name: 'test server',
    command: process.execPath,
    args: ['-e', STAYS],
    env: process.env,
    up: /ready/,
    deadlineMs: 50,
  })
  await expect(start).rejects.toThrow('test server was not up after 0.05 s')
})
