import type { DocumentStore } from '@cheji/bff/infrastructure/document-store'
import { seeded } from '../sandbox/sample/random'
import { Fleet } from './bff/fleet'
import type { Defect } from './defects/defect'
import { Mishaps } from './faults'
import { Kernel, NeverRests } from './kernel/kernel'
import { keepBooksBefore } from './people/books-before'
import { Buyer, type Words } from './people/buyer'
import { merchantPeople } from './people/merchant-people'
import { ourPeople } from './people/our-people'
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
const MOST_STEPS = 20_000
/** Later than every reasonable notification. */
const LATE_MS = 31 * 60_000

export interface RunOptions {
  readonly seed: number
  readonly store: DocumentStore
  readonly keys: SimulatedKeys
  readonly onStep?: ((line: string) => void) | undefined
  /** Every process has it. */
  readonly defect?: Defect | undefined
}

/** A world that has come to rest, or never will. */
export interface Rested {
  readonly world: World
  readonly fleet: Fleet
  readonly notifier: Notifier
  readonly words: readonly Words[]
  /** Whether nothing was to come any more. */
  readonly isAtRest: boolean
}

/** One run of one seed: people and trouble, then no more trouble, then time until nothing is to come any more. */
export const run = async (options: RunOptions): Promise<Rested> => {
  const parts = assemble(options)
  const { world, fleet, notifier, words } = parts
  const { kernel } = world
  await keepBooksBefore(options.store, kernel.now)
  try {
    const isAtRest = await live(parts)
    return { world, fleet, notifier, words, isAtRest }
  } catch (error) {
    if (!(error instanceof NeverRests)) throw error
    return { world, fleet, notifier, words, isAtRest: false }
  }
}

/** People and trouble, then time. Whether it comes to rest. */
const live = async (parts: ReturnType<typeof assemble>): Promise<boolean> => {
  const { world, fleet, notifier, payments, operations, words, newBuyer } = parts
  const { kernel, mishaps } = world
  let isAtRest = false
  await kernel.run(async () => {
    kernel.spawn(async () => operations.run())
    const isCalm = () => mishaps.isCalm
    const people = [
      platformPeople(world, isCalm),
      merchantPeople(world, payments, isCalm),
      ourPeople(world, fleet, words, isCalm),
    ]
    await Promise.all(Array.from({ length: kernel.chance.int(3, 5) }, async () => newBuyer().live()))
    while (notifier.notices.length === 0) await newBuyer('pays').live()
    await sendAgain(parts)
    mishaps.isCalm = true
    await Promise.all(people)
    const until = kernel.now.getTime() + LONGEST_MS
    while (!isAtRest && kernel.now.getTime() < until) {
      await kernel.sleep(DAY_MS, 'a day passes')
      isAtRest = await operations.rests()
    }
    operations.stop()
  })
  return isAtRest
}

const assemble = ({ seed, store, keys, onStep, defect }: RunOptions) => {
  const chance = seeded('what there is', seed)
  const kernel: Kernel = new Kernel({
    seed,
    startsAt: new Date(FIRST_DAY.getTime() + chance.int(0, 9 * DAY_MS)),
    mostSteps: MOST_STEPS,
    onStep,
    beforeStep: () => {
      fleet.maybeFail()
      if (mishaps.befalls('clock jump')) kernel.jump(kernel.chance.int(60_000, 40 * 60_000))
    },
  })
  const mishaps = new Mishaps(kernel.chance)
  const clock = () => kernel.now
  const news = () => operations.hear()
  const book = new PayBook(clock, news)
  const server = new PayServer({ keys, book, clock, onRefund: (outRefundNo) => payments.accepted(outRefundNo) })
  const stock = { inStock: chance.int(1, 3), incoming: chance.int(0, 2), depositFen: 100_000 + chance.int(0, 1) }
  const platform: SimulatedPlatform = new SimulatedPlatform(smallWorld(stock), kernel, mishaps, (reference) => {
    events.changed(reference)
  })
  const world: World = {
    kernel,
    mishaps,
    store: noticed(store, news),
    keys,
    book,
    server,
    platform,
    aboutDays: chance.chance(0.7) ? chance.int(2, 7) : undefined,
    isTradeManaged: chance.chance(0.5),
    defect,
  }
  const fleet = new Fleet(world, chance.int(2, 3))
  const operations = new Operations(world, fleet)
  const notifier = new Notifier(world, fleet)
  const payments = new Payments(world, notifier)
  const events = new PlatformEvents(world, fleet)
  const words: Words[] = []
  let buyers = 0
  const newBuyer = (plan?: 'pays'): Buyer => {
    buyers += 1
    return new Buyer({ world, fleet, payments, words }, `buyer${buyers}`, `friend${buyers}`, plan)
  }
  return { world, fleet, operations, notifier, payments, words, newBuyer }
}

/** No run is without a message that comes twice and one that comes late. */
const sendAgain = async ({ world: { kernel, mishaps }, notifier }: ReturnType<typeof assemble>): Promise<void> => {
  for (const kind of ['notification twice', 'notification late'] as const) {
    if (mishaps.of(kind) > 0) continue
    if (kind === 'notification late') await kernel.sleep(LATE_MS, 'a late message')
    mishaps.count(kind)
    await notifier.deliver(notifier.seal(kernel.chance.pick(notifier.notices)))
  }
}
