import { type Fen, fractionOfFen } from '@cheji/shared/kernel/money'
import { beijingDay } from '@cheji/shared/kernel/time'

/** What leaving returns. Rules are data with a version: an order keeps the one that its buyer saw and agreed to. */
export interface RefundRule {
  readonly version: number
  /** Beijing day from which it holds for new orders. */
  readonly since: string
  /** The part of the deposit that comes back once she has agreed to a car; before that it is all of it. */
  readonly afterConsent: { readonly numerator: number; readonly denominator: number }
}

/** Every rule there ever was; the last one holds for new orders. */
export const REFUND_RULES: readonly [RefundRule, ...RefundRule[]] = [
  { version: 1, since: '2026-11-01', afterConsent: { numerator: 1, denominator: 2 } },
]

/** What decides how much of a deposit comes back. */
export interface RefundSituation {
  readonly depositFen: Fen
  /** Whether her yes to a car is on record. Without it nothing is ever kept from her. */
  readonly hasAgreed: boolean
  /** The latest day of handover that she was promised, a Beijing day. */
  readonly deliverBy: string
  /** Whether we changed price or delivery after she had agreed. */
  readonly changedByUs: boolean
}

/** The rule that holds for new orders. */
export const presentRule = (): RefundRule => REFUND_RULES.at(-1) ?? REFUND_RULES[0]

/** The rule of a version. Throws a RangeError when there is none: an order is never judged by another rule than its own. */
export const refundRuleOf = (version: number): RefundRule => {
  const rule = REFUND_RULES.find((one) => one.version === version)
  if (!rule) throw new RangeError(`there is no refund rule ${String(version)}`)
  return rule
}

/**
 * What comes back of a deposit, in fen, if she leaves at `at`: all of it until she has agreed to a car, after our promised
 * day, or when we changed anything; else the rule's part of it, rounded half up, so that the odd fen of a half is hers.
 */
export const refundIfLeaving = (rule: RefundRule, situation: RefundSituation, at: Date): Fen => {
  const { depositFen, hasAgreed, deliverBy, changedByUs } = situation
  if (!hasAgreed || changedByUs || beijingDay(at) > deliverBy) return depositFen
  const { numerator, denominator } = rule.afterConsent
  return fractionOfFen(depositFen, numerator, denominator)
}
