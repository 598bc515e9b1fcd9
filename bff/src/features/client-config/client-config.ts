import { createHash } from 'node:crypto'
import * as contract from '@cheji/shared/client-config/client-config.contract'
import * as endpoints from '@cheji/shared/client-config/client-config.endpoints'
import type { Feature } from '../../http/feature'
import { type ApiRouter, serve } from '../../http/serve'
import type { Infrastructure } from '../../infrastructure/dependencies'
import { type ClientConfigSettings, presentClientConfig } from './client-config.presenter'
import { type SwitchSubject, switchFor } from './switch.rules'
import { Switches } from './switches'
import { switchesModel } from './switches.model'

export interface ClientConfigOptions {
  infrastructure: Pick<Infrastructure, 'connection' | 'clock' | 'log'>
  settings: ClientConfigSettings
}

export interface ClientConfigFeature extends Feature {
  /** Whether a feature is on for this client and store, with the words for when it is not: what it enforces with `feature_off`. */
  isOn: (feature: contract.SwitchedFeature, subject: SwitchSubject) => Promise<contract.FeatureSwitch>
}

/** What clients are told from afar: switches, versions, template ids. */
export const createClientConfig = ({ infrastructure, settings }: ClientConfigOptions): ClientConfigFeature => {
  const model = switchesModel(infrastructure.connection)
  const switches = new Switches(model, infrastructure.clock, infrastructure.log)
  return {
    routes: (router) => {
      configRoutes(router, switches, settings)
      switchRoutes(router, switches)
    },
    models: [model],
    isOn: async (feature, subject) => switchFor((await switches.current()).rules, feature, subject),
  }
}

const configRoutes = (router: ApiRouter, switches: Switches, settings: ClientConfigSettings): void => {
  serve(router, endpoints.getClientConfig, contract.getClientConfig, async ({ clientVersion, setHeader }) => {
    const { rules } = await switches.current()
    const config = presentClientConfig(settings, rules, clientVersion)
    setHeader('ETag', `"${createHash('sha256').update(JSON.stringify(config)).digest('base64url')}"`)
    setHeader('Cache-Control', 'public, no-cache')
    setHeader('Vary', 'X-Client-Version')
    return config
  })
}

const switchRoutes = (router: ApiRouter, switches: Switches): void => {
  serve(router, endpoints.getClientSwitches, contract.getClientSwitches, async () => switches.current())
  serve(router, endpoints.putClientSwitches, contract.putClientSwitches, async ({ body, staff, now }) =>
    switches.replace(body.rules, staff, now),
  )
}
