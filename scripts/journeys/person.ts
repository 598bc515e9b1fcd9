import type { Session } from '@cheji/shared/account/account.contract'
import { bindWechatPhone, getMe, login, recordConsent } from '@cheji/shared/account/account.endpoints'
import { AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'
import type { ContactChoice, Slot, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { bookTestDrive, listSlots } from '@cheji/shared/test-drives/test-drives.endpoints'
import { type ApiClient, createApiClient } from '../processes/api-client'
import { eventually } from '../processes/eventually'
import type { TestHouse } from '../testing/test-house'

/** Somebody who has an account, agreed and gave her number, and the BFF spoken to as her. */
export interface Person {
  session: Session
  bff: ApiClient
  /** What her phone keeps: put it on a phone and she is signed in there. */
  kept: Record<string, unknown>
}

type House = Pick<TestHouse, 'bffUrl' | 'drive'>

/** Signs `who` in over HTTP. The sandbox knows her by the same code as the preview on her phone. */
export async function meet(house: House, who: string, phone = '13800002086'): Promise<Person> {
  const bff = createApiClient(house.bffUrl)
  const code = `preview-${who}`
  const session = await bff.ask(login, { body: { code } })
  const { token } = session
  const minted = (await house.drive('POST', '/wechat/phone-codes', { phone })) as { code: string }
  await bff.ask(
    recordConsent,
    { body: { kind: 'agreement_and_privacy', version: AGREEMENT_VERSION, granted: true } },
    { token },
  )
  await bff.ask(bindWechatPhone, { body: { code: minted.code } }, { token })
  const known = { ...session, me: await bff.ask(getMe, {}, { token }) }
  return { session: known, bff, kept: { session: known, 'preview-user': code } }
}

/** A time at a store, with the car. */
export interface Offer {
  storeId: string
  modelId: string
}

/** Free times of the first day from the day after tomorrow on that has at least `count` of them. */
export async function freeTimes(bff: ApiClient, offer: Offer, count = 1): Promise<Slot[]> {
  return eventually(async () => {
    const { days } = await bff.ask(listSlots, { query: { ...offer } })
    for (const { date } of days.slice(2).filter(({ state }) => state === 'free')) {
      const { slots } = await bff.ask(listSlots, { query: { ...offer, date } })
      const free = slots.filter(({ state }) => state === 'free')
      if (free.length >= count) return free
    }
    throw new Error(`${offer.storeId} has no day with ${String(count)} free times`)
  })
}

/** Books the first free time that far away, as `person`. */
export async function bookFor(
  { bff, session }: Person,
  offer: Offer,
  { slotId, contact = 'call' }: { slotId?: string; contact?: ContactChoice } = {},
): Promise<TestDrive> {
  const chosen = slotId ?? (await freeTimes(bff, offer))[0]?.slotId
  if (chosen === undefined) throw new Error('no free time')
  return bff.ask(bookTestDrive, { body: { slotId: chosen, modelId: offer.modelId, contact } }, { token: session.token })
}
