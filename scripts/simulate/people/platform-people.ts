import { addDays } from '@cheji/shared/kernel/time'
import { TRIM } from '../platform/small-world'
import type { World } from '../world'

const HOUR_MS = 3_600_000

/** The people of the core platform: they mean cars for orders, take them back, move handovers and change prices. */
export const platformPeople = async (world: World, isOver: () => boolean): Promise<void> => {
  const { kernel } = world
  const { chance } = kernel
  const actions = [allocateSome, allocateSome, allocateSome, changeOne, changePrice]
  while (!isOver()) {
    await kernel.sleep(chance.int(HOUR_MS / 2, 14 * HOUR_MS), 'the platform decides')
    if (isOver()) return
    chance.pick(actions)(world)
  }
}

const allocateSome = ({ kernel: { chance }, platform }: World): void => {
  for (const { reference, status } of platform.world.orders.values())
    if (status === 'open' && chance.chance(0.7)) platform.decide({ kind: 'allocate', reference })
}

const changeOne = ({ kernel: { chance }, platform }: World): void => {
  const orders = [...platform.world.orders.values()].filter(({ allocation }) => allocation)
  if (orders.length === 0) return
  const { reference, allocation } = chance.pick(orders)
  const moved = addDays(allocation?.handoverBy ?? '2026-12-01', chance.pick([-2, -1, 1, 3]))
  platform.decide({
    kind: 'change_allocation',
    reference,
    withdrawn: chance.chance(0.5),
    handoverBy: moved,
    messageZh: '厂里排产有变',
  })
}

const changePrice = ({ kernel: { chance }, platform }: World): void => {
  const price = platform.priceOf(TRIM)
  if (!price) return
  platform.decide({
    kind: 'price',
    trimId: TRIM,
    priceFen: price.priceFen + chance.pick([-50_000, -20_000, 30_000]),
    depositFen: price.depositFen,
    reasonZh: '全国统一调价',
  })
}
