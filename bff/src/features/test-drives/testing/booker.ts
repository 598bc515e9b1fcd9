import type { SlotList, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import type { CallOptions } from '../../../testing/http-client'
import type { TestBff } from '../../../testing/test-bff'

export interface SampleSlot {
  readonly storeId: string
  readonly modelId: string
  readonly slots: SlotList
}

/** A store that lets people try cars, with its slots on the first day that has at least `atLeast` free ones. */
export const findSlots = async (bff: TestBff, atLeast = 4): Promise<SampleSlot> => {
  const { items } = (await bff.get('/api/v1/stores?can=test_drive&limit=50')).body as { items: { storeId: string }[] }
  for (const { storeId } of items) {
    const store = (await bff.get(`/api/v1/stores/${storeId}`)).body as { testDriveModels: { modelId: string }[] }
    const modelId = store.testDriveModels[0]?.modelId
    if (modelId === undefined) continue
    const slots = await slotsOf(bff, storeId, modelId)
    for (const day of slots.days.filter((one) => one.state === 'free')) {
      const ofDay = await slotsOf(bff, storeId, modelId, day.date)
      if (ofDay.slots.filter((slot) => slot.state === 'free').length >= atLeast)
        return { storeId, modelId, slots: ofDay }
    }
  }
  throw new Error('the sample data offer no such store')
}

export const slotsOf = async (bff: TestBff, storeId: string, modelId: string, date?: string): Promise<SlotList> => {
  const query = `storeId=${storeId}&modelId=${modelId}${date === undefined ? '' : `&date=${date}`}`
  return (await bff.get(`/api/v1/test-drives/slots?${query}`)).body as SlotList
}

/** The `index`th free slot. */
export const freeSlot = ({ slots }: SampleSlot, index = 0) => {
  const slot = slots.slots.filter((one) => one.state === 'free')[index]
  if (!slot) throw new Error('no free slot is left in the sample')
  return slot
}

/** Books without a call from the store, so that no number is needed. */
export const book = (bff: TestBff, body: object, options: CallOptions) =>
  bff.post('/api/v1/test-drives', { contact: 'wechat', ...body }, options)

export const booked = async (bff: TestBff, body: object, options: CallOptions): Promise<TestDrive> => {
  const answer = await book(bff, body, options)
  if (answer.status !== 201) throw new Error(`not booked: ${String(answer.status)} ${answer.text}`)
  return answer.body as TestDrive
}

/** Binds a number by text message. */
export const bindPhone = async (bff: TestBff, token: string, phone: string): Promise<void> => {
  const sent = await bff.post('/api/v1/account/phone/sms-code', { phone }, { token })
  if (sent.status !== 200) throw new Error(`no code: ${sent.text}`)
  const { items } = (await bff.sandbox.get(`/sms?to=${phone}`)) as { items: { params: { code: string } }[] }
  const bound = await bff.post('/api/v1/account/phone/typed', { phone, smsCode: items[0]?.params.code }, { token })
  if (bound.status !== 200) throw new Error(`not bound: ${bound.text}`)
}

/** The platform's own record of a booking; undefined while it has none. */
export const upstreamBooking = async (
  bff: TestBff,
  reference: string,
): Promise<{ reference: string; status: string; revision: number; phone?: string | null } | undefined> => {
  const { items } = (await bff.sandbox.get('/core-platform/test-drives')) as {
    items: { reference: string; status: string; revision: number; phone?: string | null }[]
  }
  return items.find((one) => one.reference === reference)
}
