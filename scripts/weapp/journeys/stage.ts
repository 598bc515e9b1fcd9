import { type ApiClient, createApiClient } from '../../processes/api-client'
import { COUNTY, type Sample, takeSample } from '../../journeys/sample'
import { startTestHouse, type TestHouse } from '../../testing/test-house'
import type { ApiOptions } from '../api/call'
import type { StandIn } from '../api/wx'

export interface Stage {
  readonly house: TestHouse
  readonly bff: ApiClient
  readonly sample: Sample
  /** WeChat as `who` meets it: her login code, her number from the sandbox, her place in the sample's county. */
  wechatOf: (who: string) => Record<string, StandIn>
}

/** Everybody of a test file comes from one address. */
const NO_LIMITS = { ADDRESS_REQUESTS_PER_MINUTE: '1000000', USER_REQUESTS_PER_MINUTE: '1000000' }

/** What a file of journeys plays on: a house, from its first test to its last. */
export function openStage(): Stage {
  let parts: { house: TestHouse; bff: ApiClient; sample: Sample } | undefined
  const opened = () => {
    if (!parts) throw new Error('the stage opens before the first test')
    return parts
  }

  beforeAll(async () => {
    const house = await startTestHouse(NO_LIMITS)
    const bff = createApiClient(house.bffUrl)
    parts = { house, bff, sample: await takeSample(bff) }
  })
  afterAll(async () => parts?.house.stop())

  return {
    get house() {
      return opened().house
    },
    get bff() {
      return opened().bff
    },
    get sample() {
      return opened().sample
    },
    wechatOf: (who) => ({
      login: () => ({ code: `dev-${who}` }),
      getPhoneNumber: () => opened().house.drive('POST', '/wechat/phone-codes', { phone: '13800002086' }),
      getFuzzyLocation: () => ({ latitude: COUNTY.lat, longitude: COUNTY.lng }),
      requestSubscribeMessage: async ({ tmplIds }: ApiOptions) => {
        const accepted = tmplIds as string[]
        await opened().house.drive('POST', '/wechat/subscriptions', { code: `dev-${who}`, accepted })
        return Object.fromEntries(accepted.map((id) => [id, 'accept']))
      },
    }),
  }
}
