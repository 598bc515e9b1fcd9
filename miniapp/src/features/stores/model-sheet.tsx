import type { Store } from '@cheji/shared/stores/stores.contract'
import { Row } from '../../ui/card'
import { Sheet } from '../../ui/sheet'
import { storesTexts as texts } from './texts'

interface ModelSheetProps {
  models: Store['testDriveModels']
  onChoose: (modelId: string) => void
  onClose: () => void
}

/** Which car to try here, where she came without one in mind. */
export const ModelSheet = ({ models, onChoose, onClose }: ModelSheetProps) => (
  <Sheet title={texts.whichModel} onClose={onClose}>
    {models.map(({ modelId, name }, i) => (
      <Row
        key={modelId}
        icon="car"
        title={name}
        last={i === models.length - 1}
        onPress={() => {
          onChoose(modelId)
        }}
      />
    ))}
  </Sheet>
)
