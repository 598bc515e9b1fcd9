import { eventually } from '../testing/eventually'
import { type TestInfrastructure, startTestInfrastructure } from '../testing/test-infrastructure'
import { keepHouse } from './housekeeping'
import { Jobs } from './jobs'

const EVERY_MS = 60_000

let infrastructure: TestInfrastructure
const running: Jobs[] = []
beforeEach(async () => {
  infrastructure = await startTestInfrastructure()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (jobs) => jobs.stop()))
  await infrastructure.end()
})

/** The jobs of one process; its connection's models are the same as the other's. */
const someJobs = (): Jobs => {
  infrastructure.connection.deleteModel(/JobLease/)
  const jobs = new Jobs({ ...infrastructure, pollMs: 15, leaseMs: 30_000 })
  running.push(jobs)
  return jobs
}
const lease = async () => infrastructure.connection.collection<{ _id: string; token: number }>('job_leases').findOne({})

test('a job runs at once, then once an interval in one of two processes', async () => {
  let runs = 0
  for (const jobs of [someJobs(), someJobs()]) {
    jobs.every('count', EVERY_MS, () => {
      runs++
      return Promise.resolve()
    })
    jobs.start()
  }
  await eventually(async () => {
    expect(await lease()).toMatchObject({ _id: 'count', token: 1, lastDoneAt: infrastructure.clock() })
  })
  infrastructure.still.advance(EVERY_MS)
  await eventually(async () => {
    expect(await lease()).toMatchObject({ token: 2, lastDoneAt: infrastructure.clock() })
  })
  expect(runs).toBe(2)
})

test('a run that a crash cut short is repeated when its lease ends', async () => {
  await infrastructure.connection.collection<{ _id: string }>('job_leases').insertOne({
    _id: 'count',
    dueAt: new Date(infrastructure.clock().getTime() + 30_000),
    token: 7,
    holder: 'a process that is gone',
    lastDoneAt: null,
  } as { _id: string })
  let runs = 0
  const jobs = someJobs()
  jobs.every('count', EVERY_MS, () => {
    runs++
    return Promise.resolve()
  })
  jobs.start()
  infrastructure.still.advance(30_000)
  jobs.wake()
  await eventually(() => {
    expect(runs).toBe(1)
  })
})

test('a job that fails is logged and runs again at its next time', async () => {
  const jobs = someJobs()
  let runs = 0
  jobs.every('fails', EVERY_MS, () => {
    runs++
    return Promise.reject(new Error('broken'))
  })
  jobs.start()
  await eventually(() => {
    expect(infrastructure.logs.join('')).toContain('broken')
  })
  infrastructure.still.advance(EVERY_MS)
  await eventually(() => {
    expect(runs).toBe(2)
  })
})

test('a job that takes long keeps no other one waiting, and is not begun a second time meanwhile', async () => {
  const jobs = someJobs()
  let release = (): void => undefined
  const runs = { slow: 0, quick: 0 }
  jobs.every('slow', 1, async () => {
    runs.slow++
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  jobs.every('quick', EVERY_MS, () => {
    runs.quick++
    return Promise.resolve()
  })
  jobs.start()
  for (const times of [1, 2]) {
    await eventually(() => {
      expect(runs).toEqual({ slow: 1, quick: times })
    })
    // Past the lease of the one that still runs.
    infrastructure.still.advance(EVERY_MS)
  }
  release()
})

test('stopping waits for the run under way', async () => {
  const jobs = someJobs()
  let release = (): void => undefined
  let state = 'waiting'
  jobs.every('slow', EVERY_MS, async () => {
    state = 'running'
    await new Promise<void>((resolve) => {
      release = resolve
    })
    state = 'done'
  })
  jobs.start()
  await eventually(() => {
    expect(state).toBe('running')
  })
  const stopped = jobs.stop()
  release()
  await stopped
  expect(state).toBe('done')
})

test('housekeeping removes what is old enough and nothing else', async () => {
  const jobs = someJobs()
  const collection = infrastructure.connection.collection('bodies')
  const daysAgo = (days: number) => new Date(infrastructure.clock().getTime() - days * 86_400_000)
  await collection.insertMany([{ n: 1, at: daysAgo(91) }, { n: 2, at: daysAgo(89) }, { n: 3 }])
  keepHouse(jobs, infrastructure.connection, [{ collection: 'bodies', field: 'at', days: 90 }])
  jobs.start()
  await eventually(async () => {
    expect((await collection.find().sort({ n: 1 }).toArray()).map((body) => body['n'] as number)).toEqual([2, 3])
  })
})
