import type { Slot, SlotList } from '@cheji/shared/test-drives/test-drives.contract'
import { listSlots } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useState } from 'react'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'

export interface SlotChoiceState {
  resource: Resource<SlotList>
  /** The day that she chose, else the one that the answer shows; its times may still be on their way. */
  day: string | undefined
  /** What she tapped, as long as it is free. */
  slot: Slot | undefined
  chooseDay: (day: string) => void
  chooseSlot: (slotId: string) => void
  /** After a refusal: the tapped time is forgotten, and what is free now is asked for. */
  refresh: () => Promise<void>
}

/** The times of a car at a store: at first the first day with room. */
export const useSlots = (storeId: string | undefined, modelId: string): SlotChoiceState => {
  const where = `${storeId ?? ''} ${modelId}`
  const [choice, setChoice] = useState<{ where: string; day?: string; slotId?: string }>({ where })
  // Another store is another question: what was chosen there does not hold here.
  const { day, slotId } = choice.where === where ? choice : {}
  const resource = useResource(
    listSlots,
    storeId === undefined ? undefined : { query: { storeId, modelId, ...(day !== undefined && { date: day }) } },
    { reloadOnShowAfterMs: 10_000, keepPrevious: true },
  )
  // While another day loads the days stay; what belongs to another store does not.
  const data = resource.data?.storeId === storeId && resource.data?.modelId === modelId ? resource.data : undefined
  return {
    resource: { ...resource, data },
    day: day ?? data?.date,
    slot: data?.slots.find((one) => one.slotId === slotId && one.state === 'free'),
    chooseDay: (chosen) => {
      setChoice({ where, day: chosen })
    },
    chooseSlot: (chosen) => {
      setChoice({ where, ...(day !== undefined && { day }), slotId: chosen })
    },
    refresh: async () => {
      setChoice({ where, ...(day !== undefined && { day }) })
      await resource.reload()
    },
  }
}
