import type { Model } from '@cheji/shared/catalogue/catalogue.contract'
import { useState } from 'react'
import { openPage, PAGES } from '../../../platform/routes'
import { Card, Row } from '../../../ui/card'
import { specTexts } from '../spec-texts'
import { catalogueTexts as texts } from '../texts'
import { ChargingCard } from './charging-card'
import { ChoiceRows } from './choice-rows'
import { DrawbacksCard } from './drawbacks-card'
import { KeyFacts } from './key-facts'
import { Later } from './later'
import { PriceCard } from './price-card'
import { RangeCard } from './range-card'
import { RelatedCars } from './related-cars'
import { modelShareCard, ShareRow } from './share-row'
import { SizeCard } from './size-card'
import { Stage } from './stage'
import { TrimSheet } from './trim-sheet'
import type { Choice } from './use-choice'
import type { Nearby } from './use-nearby'
import { warrantyWords } from './warranty-card'

interface ModelContentProps {
  model: Model
  choice: Choice
  nearby: Nearby
  hasCounty: boolean
  onColour: (colourId: string) => void
  onChoose: (trimId: string, colourId: string) => void
}

/** Everything about one model, spoken of by the chosen trim. */
export const ModelContent = ({ model, choice, nearby, hasCounty, onColour, onChoose }: ModelContentProps) => {
  const { trim, colour } = choice
  const { modelId } = model
  const [isPicking, setPicking] = useState(false)
  return (
    <>
      <Stage name={model.name} lengthMm={trim.lengthMm} colours={model.colours} colour={colour} onColour={onColour} />
      <PriceCard model={model} trim={trim} />
      <KeyFacts trim={trim} />
      <ChoiceRows
        modelId={modelId}
        trim={trim}
        colour={colour}
        nearby={nearby}
        hasCounty={hasCounty}
        onPick={() => setPicking(true)}
      />
      <Later>
        <RangeCard trims={model.trims} chosen={trim} />
        <ChargingCard trim={trim} />
        <SizeCard model={model} trim={trim} colour={colour} />
        <DrawbacksCard drawbacks={model.knownDrawbacks} />
        <Card flush>
          <Row
            icon="shield"
            title={texts.warrantyRow}
            note={`${specTexts.warrantyBattery} ${warrantyWords(trim.warrantyBattery)}`}
            onPress={() => void openPage(PAGES.warranty, { modelId, trimId: trim.trimId })}
          />
          <Row
            icon="list"
            title={texts.specsRow}
            note={texts.specsRowNote}
            last
            onPress={() => void openPage(PAGES.specs, { modelId, trimId: trim.trimId })}
          />
        </Card>
        <RelatedCars related={model.related} priceFen={trim.priceFen} />
        <ShareRow card={modelShareCard(model, choice)} />
      </Later>
      {isPicking && (
        <TrimSheet
          model={model}
          trim={trim}
          colour={colour}
          onChoose={(trimId, colourId) => {
            onChoose(trimId, colourId)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
