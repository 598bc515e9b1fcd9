import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { seeded } from '../sandbox/sample/random'
import { Fleet } from './bff/fleet'
import { Mishaps } from './faults'
import { Kernel } from './kernel/kernel'
import { Buyer, type Words } from './people/buyer'
import { merchantPeople } from './people/merchant-people'
import { Operations } from './people/operations'
import { platformPeople } from './people/platform-people'
import { PlatformEvents } from './platform/events'
import { SimulatedPlatform } from './platform/platform'
import { smallWorld } from './platform/small-world'
import { noticed } from './store/noticed'
import type { SimulatedKeys } from './wechat/keys'
import { Notifier } from './wechat/notifier'
import { PayBook } from './wechat/pay-book'
import { PayServer } from './wechat/pay-server'
import { Payments } from './wechat/payments'
import type { World } from './world'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FIRST_DAY = new Date('2026-11-30T00:00:00+08:00')
/** Past every promise. What has not come to rest by then never will. */
const LONGEST_MS = 80 * DAY_MS
const MOST_STEPS = 60_000

export interface RunOptions {
  readonly seed: number
  readonly store: DocumentStore
  readonly keys: SimulatedKeys
  readonly onStep?: ((line: string) => void) | undefined
}

/** A world that has come to rest. */
export interface Rested {
  readonly world: World
  readonly kernel: Kernel
  readonly fleet: Fleet
  readonly notifier: Notifier
  readonly words: readonly Words[]
  /** When faults had stopped. */
  readonly calmAt: Date
}

/** One run of one seed, until nothing but time is left and time has passed. */
export const run = async ({ seed, store, keys, onStep }: RunOptions): Promise<Rested> => {
  const chance = seeded('what there is', seed)
  const kernel: Kernel = new Kernel({
    seed,
    startsAt: new Date(FIRST_DAY.getTime() + chance.int(0, 9 * DAY_MS)),
    mostSteps: MOST_STEPS,
    onStep,
    beforeStep: () => {
      fleet.maybeCrash()
      if (mishaps.befalls('clock jump')) kernel.jump(kernel.chance.int(60_000, 40 * 60_000))
    },
  })
  const mishaps = new Mishaps(kernel.chance)
  const clock = () => kernel.now
  const book = new PayBook(clock)
  const server = new PayServer({ keys, book, clock, onRefund: (outRefundNo) => payments.accepted(outRefundNo) })
  const stock = { inStock: chance.int(1, 3), incoming: chance.int(0, 2), depositFen: 100_000 + chance.int(0, 1) }
  const platform: SimulatedPlatform = new SimulatedPlatform(smallWorld(stock), kernel, mishaps, (reference) => {
    events.changed(reference)
  })
  const written = () => operations.written()
  const aboutDays = chance.chance(0.7) ? chance.int(2, 7) : undefined
  const world: World = { kernel, mishaps, store: noticed(store, written), keys, book, server, platform, aboutDays }
  const fleet = new Fleet(world, chance.int(2, 3))
  const operations = new Operations(world, fleet)
  const notifier = new Notifier(world, fleet)
  const payments = new Payments(world, notifier)
  const events = new PlatformEvents(world, fleet)
  const words: Words[] = []
  const buyers = Array.from(
    { length: chance.int(3, 5) },
    (_, index) => new Buyer({ world, fleet, payments, words }, `buyer${index + 1}`, `friend${index + 1}`),
  )
  let calmAt = kernel.now

  await kernel.run(async () => {
    kernel.spawn(async () => operations.run())
    const calm = () => mishaps.isCalm
    const people = [platformPeople(world, calm), merchantPeople(world, payments, calm)]
    await Promise.all(buyers.map(async (buyer) => buyer.live()))
    mishaps.isCalm = true
    calmAt = kernel.now
    await Promise.all(people)
    do await kernel.sleep(DAY_MS, 'a day passes')
    while (!(await operations.rests()) && kernel.now.getTime() < calmAt.getTime() + LONGEST_MS)
    operations.stop()
  })
  fleet.bury()
  return { world, kernel, fleet, notifier, words, calmAt }
}
