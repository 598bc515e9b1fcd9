import { getClientConfig } from '@cheji/shared/client-config/client-config.endpoints'
import type { ClientConfig } from '@cheji/shared/client-config/client-config.contract'
import type { Resource } from './use-resource'
import { useResource } from './use-resource'

const FRESH_FOR_MS = 5 * 60_000

/** Remote switches, template ids, versions of the documents. Pages share one answer that is asked for every five minutes. */
export const useClientConfig = (): Resource<ClientConfig> =>
  useResource(getClientConfig, {}, { freshForMs: FRESH_FOR_MS })
