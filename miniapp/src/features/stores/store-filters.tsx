import type { StoreList } from '@cheji/shared/stores/stores.contract'
import { Chip, ChipRow } from '../../ui/chip'
import { storesTexts as texts } from './texts'
import type { StoreWish } from './use-store-list'

interface StoreFiltersProps {
  wish: StoreWish
  counts: StoreList['counts'] | undefined
  /** Name of the car that she wants to try. */
  model: string | undefined
  onWish: (wish: StoreWish) => void
}

/** What a store must offer, each with how many nearby do. */
export const StoreFilters = ({ wish, counts, model, onWish }: StoreFiltersProps) => {
  const chips: readonly { key: keyof StoreWish; label: string; count: number | undefined }[] = [
    {
      key: 'drive',
      label: model === undefined ? texts.canDrive : texts.canDriveModel(model),
      // Of this car it is counted only while it is asked for.
      count: model === undefined || wish.drive ? counts?.testDrive : undefined,
    },
    { key: 'openNow', label: texts.openNow, count: counts?.openNow },
    { key: 'maintenance', label: texts.canMaintain, count: counts?.maintenance },
    { key: 'delivery', label: texts.canDeliver, count: counts?.delivery },
    { key: 'repair', label: texts.canRepair, count: counts?.repair },
  ]
  return (
    <ChipRow>
      {chips.map(({ key, label, count }) => (
        <Chip
          key={key}
          label={label}
          count={count}
          on={wish[key]}
          onPress={() => {
            onWish({ ...wish, [key]: !wish[key] })
          }}
        />
      ))}
    </ChipRow>
  )
}
