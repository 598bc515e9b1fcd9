import { Kernel } from './kernel'
import { ConnectionLost, Life } from './life'

const kernelOf = (seed: number, onStep?: (line: string) => void) =>
  new Kernel({ seed, startsAt: new Date('2026-12-01T08:00:00+08:00'), mostSteps: 1_000, onStep })

const raceOf = async (seed: number) => {
  const kernel = kernelOf(seed)
  const life = new Life('a')
  const seen: string[] = []
  const walk = async (name: string): Promise<void> => {
    for (let i = 0; i < 3; i++) seen.push(await kernel.call(life, `${name}${i}`, () => `${name}${i}`))
  }
  await kernel.run(async () => {
    await Promise.all([walk('x'), walk('y'), walk('z')])
  })
  return { seen: seen.join(), digest: kernel.digest }
}

test('a seed decides the order, another one another', async () => {
  expect(await raceOf(1)).toEqual(await raceOf(1))
  const orders = new Set<string>()
  for (let seed = 1; seed <= 20; seed++) orders.add((await raceOf(seed)).seen)
  expect(orders.size).toBeGreaterThan(10)
})

test('a crash can fall between the work and its answer', async () => {
  const found = { done: 0, unheard: 0, heard: 0 }
  for (let seed = 1; seed <= 50; seed++) {
    const kernel = kernelOf(seed)
    const life = new Life('a')
    const got = { done: false, heard: false }
    await kernel.run(async () => {
      const served = kernel.request(life, 'asks', async () => {
        await kernel.call(life, 'write', () => {
          got.done = true
        })
        got.heard = true
      })
      const dies = kernel.sleep(kernel.chance.int(0, 500)).then(() => {
        kernel.crash(life)
      })
      await dies
      const lost = await served.then(
        () => false,
        (error: unknown) => error instanceof ConnectionLost,
      )
      if (!got.heard) expect(lost).toBe(true)
    })
    if (got.done) found.done += 1
    if (got.heard) found.heard += 1
    if (got.done && !got.heard) found.unheard += 1
  }
  expect(found.unheard).toBeGreaterThan(0)
  expect(found.heard).toBeGreaterThan(0)
  expect(found.done).toBeLessThan(50)
})

test('time moves to whoever sleeps when nothing else can happen', async () => {
  const kernel = kernelOf(1)
  await kernel.run(async () => kernel.sleep(86_400_000))
  expect(kernel.now.getTime()).toBeGreaterThanOrEqual(new Date('2026-12-02T08:00:00+08:00').getTime())
  expect(kernel.steps).toBe(1)
})

test('a world that stands still, or never does, is a failure', async () => {
  await expect(kernelOf(1).run(async () => new Promise(() => undefined))).rejects.toThrow('nothing can happen')
  const restless = kernelOf(1)
  await expect(
    restless.run(async () => {
      for (;;) await restless.sleep(1)
    }),
  ).rejects.toThrow('does not come to rest')
})
