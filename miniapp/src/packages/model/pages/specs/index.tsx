import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ChoiceSheet } from '../../../../features/catalogue/choice-sheet'
import { DrawbacksCard } from '../../../../features/catalogue/model/drawbacks-card'
import { ModelBar } from '../../../../features/catalogue/model/model-bar'
import { SpecsCard } from '../../../../features/catalogue/model/specs-card'
import { useModelPage } from '../../../../features/catalogue/model/use-model-page'
import { specTexts } from '../../../../features/catalogue/spec-texts'
import { trimWords } from '../../../../ui/trim-words'
import { TextButton } from '../../../../ui/button'
import { exactPriceWords } from '../../../../ui/format'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

export default function SpecsPage() {
  const { resource, choice, chooser } = useModelPage()
  const [isPicking, setPicking] = useState(false)
  const model = resource.data
  return (
    <Page
      banner={<FreshnessBanner resource={resource} />}
      bar={model && choice && <ModelBar model={model} trim={choice.trim} colour={choice.colour} />}
    >
      <Loaded resource={resource}>
        {(loaded) =>
          choice && (
            <>
              <View className="cj-pad cj-line cj-line--apart">
                <Text className="cj-strong">
                  {trimWords(choice.trim.name)} · {exactPriceWords(choice.trim.priceFen)}
                </Text>
                <TextButton onPress={() => setPicking(true)}>{specTexts.changeTrim}</TextButton>
              </View>
              <SpecsCard model={loaded} trim={choice.trim} />
              <DrawbacksCard drawbacks={loaded.knownDrawbacks} />
              {isPicking && (
                <ChoiceSheet
                  title={specTexts.changeTrim}
                  choices={loaded.trims.map(({ trimId, name, priceFen }) => ({
                    value: trimId,
                    word: trimWords(name),
                    note: exactPriceWords(priceFen),
                  }))}
                  chosen={choice.trim.trimId}
                  onChoose={chooser.chooseTrim}
                  onClose={() => setPicking(false)}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
