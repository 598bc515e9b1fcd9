import type { FeatureSwitch, SwitchRule, SwitchedFeature } from '@cheji/shared/client-config/client-config.contract'
import { compareVersions } from '@cheji/shared/kernel/version'

/** For whom a switch is asked. Callers without a version are met only by rules that name none. */
export interface SwitchSubject {
  readonly clientVersion?: string | undefined
  readonly storeId?: string | undefined
}

const ON: FeatureSwitch = { on: true, words: null }

/** Whether a feature is on: off as soon as one rule applies; a rule for one store does not touch the others. */
export const switchFor = (
  rules: readonly SwitchRule[],
  feature: SwitchedFeature,
  subject: SwitchSubject,
): FeatureSwitch => {
  const off = rules.find(
    (rule) =>
      rule.feature === feature &&
      (rule.storeId === undefined || rule.storeId === subject.storeId) &&
      isForVersion(rule, subject.clientVersion),
  )
  return off ? { on: false, words: off.words } : ON
}

/** The stores at which booking is off for this client version, sorted. */
export const storesWithoutBooking = (rules: readonly SwitchRule[], clientVersion: string | undefined): string[] => {
  const stores = rules.flatMap((rule) =>
    rule.feature === 'book' && rule.storeId !== undefined && isForVersion(rule, clientVersion) ? [rule.storeId] : [],
  )
  return [...new Set(stores)].sort()
}

const isForVersion = ({ fromVersion, beforeVersion }: SwitchRule, version: string | undefined): boolean => {
  if (fromVersion === undefined && beforeVersion === undefined) return true
  if (version === undefined) return false
  return (
    (fromVersion === undefined || compareVersions(version, fromVersion) >= 0) &&
    (beforeVersion === undefined || compareVersions(version, beforeVersion) < 0)
  )
}
