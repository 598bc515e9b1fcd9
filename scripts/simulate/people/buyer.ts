import { ApiError } from '@cheji/bff/http/api-error'
import type { DepositsService } from '@cheji/bff/features/deposits/deposits.service'
import { presentRule } from '@cheji/bff/features/deposits/refund-rule'
import type { Deposit, PaymentStart } from '@cheji/shared/deposits/deposits.contract'
import type { Fleet } from '../bff/fleet'
import { COLOUR, STORE, TRIM } from '../platform/small-world'
import type { Payments } from '../wechat/payments'
import type { World } from '../world'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const TRIES = 12

/** What a buyer said, written down before it was sent: her own evidence. */
export interface Words {
  readonly depositId: string
  /** Numbers of cars that she said yes to. */
  readonly agreed: number[]
  /** What she was shown when she left. */
  readonly left: number[]
}

const PLANS = [
  'pays',
  'pays',
  'pays',
  'pays twice',
  'pays late',
  'walks away',
  'leaves unpaid',
  'leaves while paying',
  'another pays',
  'both pay',
] as const
type Plan = (typeof PLANS)[number]

export interface BuyerParts {
  readonly world: World
  readonly fleet: Fleet
  readonly payments: Payments
  readonly words: Words[]
}

/** Somebody who orders a car, with a phone that repeats what is safe to repeat. */
export class Buyer {
  constructor(
    private readonly parts: BuyerParts,
    private readonly userId: string,
    private readonly friendId: string,
    private readonly plan?: Plan,
  ) {}

  async live(): Promise<void> {
    const { kernel } = this.parts.world
    await this.pause(0, 20 * MINUTE_MS)
    const placed = await this.place()
    if (!placed) return
    const said: Words = { depositId: placed.depositId, agreed: [], left: [] }
    this.parts.words.push(said)
    await this.payAs(this.plan ?? kernel.chance.pick(PLANS), placed, said)
    await this.follow(placed.depositId, said)
  }

  private async place(): Promise<Deposit | undefined> {
    const { kernel, platform } = this.parts.world
    const key = `${this.userId}-key-${kernel.chance.int(1, 1_000)}`
    for (let tries = 0; tries < 3; tries++) {
      const priceVersion = platform.priceOf(TRIM)?.version ?? 1
      const body = {
        trimId: TRIM,
        colourId: COLOUR,
        storeId: STORE,
        priceVersion,
        refundRuleVersion: presentRule().version,
        consent: true as const,
      }
      const idempotency = { route: 'POST /deposits', key: `${key}-${tries}`, bodyHash: JSON.stringify(body) }
      const place = async () =>
        this.insist('place', async (service) =>
          service.place(this.userId, body, { idempotency, clientVersion: undefined }),
        )
      // A finger that trembles taps twice.
      const [placed] = await Promise.all([place(), ...(kernel.chance.chance(0.2) ? [place()] : [])])
      if (placed !== 'price_changed') return typeof placed === 'string' ? undefined : placed
    }
    return undefined
  }

  private async payAs(plan: Plan, deposit: Deposit, said: Words): Promise<void> {
    const { kernel } = this.parts.world
    switch (plan) {
      case 'pays':
        await this.pay(await this.start(this.userId, deposit), 5 * MINUTE_MS)
        break
      case 'pays twice': {
        const [one, other] = await Promise.all([this.start(this.userId, deposit), this.start(this.userId, deposit)])
        await Promise.all([this.pay(one, MINUTE_MS), this.pay(other, MINUTE_MS)])
        break
      }
      case 'pays late': {
        const started = await this.start(this.userId, deposit)
        const leftMs = new Date(deposit.expiresAt).getTime() - kernel.now.getTime()
        await this.pause(Math.max(0, leftMs - 2 * MINUTE_MS), Math.max(0, leftMs) + 40 * MINUTE_MS)
        await this.pay(started, 0, true)
        break
      }
      case 'walks away':
        if (kernel.chance.chance(0.5)) await this.start(this.userId, deposit)
        return
      case 'leaves unpaid':
        if (kernel.chance.chance(0.5)) await this.start(this.userId, deposit)
        await this.leave(deposit, said)
        return
      case 'leaves while paying': {
        const started = await this.start(this.userId, deposit)
        await Promise.all([this.pay(started, 10_000, true), this.leave(deposit, said)])
        return
      }
      case 'another pays':
        await this.pay(await this.start(this.friendId, deposit), 5 * MINUTE_MS)
        break
      case 'both pay': {
        const mine = await this.start(this.userId, deposit)
        const hers = this.start(this.friendId, deposit)
        await Promise.all([
          this.pay(mine, 2 * MINUTE_MS, true),
          hers.then(async (started) => this.pay(started, 2 * MINUTE_MS, true)),
        ])
        break
      }
    }
    if (kernel.chance.chance(0.5))
      await this.insist('check', async (service) => service.check(this.userId, deposit.depositId))
  }

  private async start(userId: string, { depositId, payCode }: Deposit): Promise<PaymentStart | undefined> {
    const code = userId === this.userId ? undefined : (payCode ?? undefined)
    if (userId !== this.userId && code === undefined) return undefined
    const started = await this.insist('start paying', async (service) =>
      service.pay(userId, depositId, { payCode: code, clientVersion: undefined }),
    )
    return typeof started === 'string' ? undefined : started
  }

  /** She types her password, or is late with it. */
  private async pay(started: PaymentStart | undefined, withinMs: number, isLate = false): Promise<void> {
    if (!started?.requestPayment) return
    await this.pause(0, withinMs)
    this.parts.payments.pay(started.requestPayment, isLate)
  }

  /** She looks at her order from time to time, answers for a car, and may leave. */
  private async follow(depositId: string, said: Words): Promise<void> {
    const { chance } = this.parts.world.kernel
    for (let looks = chance.int(2, 6); looks > 0; looks--) {
      await this.pause(MINUTE_MS, chance.chance(0.5) ? 2 * HOUR_MS : 30 * HOUR_MS)
      const deposit = await this.insist('look', async (service) => service.get(this.userId, depositId))
      if (typeof deposit === 'string') continue
      const { allocation } = deposit
      if (deposit.canAnswer && allocation && chance.chance(0.8)) {
        const answer = chance.chance(0.75) ? 'agree' : 'decline'
        if (answer === 'agree') said.agreed.push(allocation.number)
        await this.insist(answer, async (service) =>
          service.answer(this.userId, depositId, { number: allocation.number, answer }),
        )
      } else if (deposit.canCancel && chance.chance(0.2)) await this.leave(deposit, said)
      else if (deposit.canPay && chance.chance(0.3)) await this.pay(await this.start(this.userId, deposit), MINUTE_MS)
    }
  }

  private async leave(deposit: Deposit, said: Words): Promise<void> {
    const expectedRefundFen = deposit.leaving?.refundFen ?? 0
    said.left.push(expectedRefundFen)
    await this.insist('leave', async (service) => service.cancel(this.userId, deposit.depositId, expectedRefundFen))
  }

  /** Repeats a request until it is answered; a refusal is its code, and so is giving up. */
  private async insist<T extends object>(
    name: string,
    ask: (service: DepositsService) => Promise<T>,
  ): Promise<T | string> {
    const { fleet } = this.parts
    for (let tries = 0; tries < TRIES; tries++) {
      try {
        return await fleet.ask(`${this.userId}: ${name}`, ask)
      } catch (error) {
        if (error instanceof ApiError && error.code !== 'try_later') return error.code
        await this.pause(500, 8_000)
      }
    }
    return 'gave up'
  }

  private async pause(fromMs: number, untilMs: number): Promise<void> {
    const { kernel } = this.parts.world
    await kernel.sleep(kernel.chance.int(fromMs, untilMs), `${this.userId} goes on`)
  }
}
