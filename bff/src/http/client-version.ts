import { compareVersions } from '@cheji/shared/kernel/version'

/** The newest mini-program whose requests this BFF knows in full. Raised with every release of the mini-program. */
export const KNOWN_CLIENT_VERSION = '0.1.0'

const VERSION = /^\d{1,4}(\.\d{1,4}){1,3}$/

/** The version in an `X-Client-Version` header; undefined when there is none or it is no version. */
export const clientVersionOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && VERSION.test(header) ? header : undefined

/**
 * Whether fields that we do not know are dropped instead of refused. A newer client may send fields of a contract that
 * this BFF has not got yet; from every other client an unknown field is a mistake.
 */
export const isNewerThanKnown = (version: string | undefined): boolean =>
  version !== undefined && compareVersions(version, KNOWN_CLIENT_VERSION) > 0

/** Whether the client is below the oldest version that is still served. Callers without a version are not judged. */
export const isTooOld = (version: string | undefined, minimum: string): boolean =>
  version !== undefined && compareVersions(version, minimum) < 0
