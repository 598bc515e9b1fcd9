import { useShareCard } from '../../../../platform/share'
import { ModelBar } from '../../../../features/catalogue/model/model-bar'
import { ModelContent } from '../../../../features/catalogue/model/model-content'
import { ModelSkeleton } from '../../../../features/catalogue/model/model-skeleton'
import { modelShareCard } from '../../../../features/catalogue/model/share-row'
import { useModelPage } from '../../../../features/catalogue/model/use-model-page'
import { useNearby } from '../../../../features/catalogue/model/use-nearby'
import { useWhereabouts } from '../../../../features/region/whereabouts'
import { pageUrl, PAGES } from '../../../../platform/routes'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

export default function ModelDetailPage() {
  const { modelId, resource, choice, chooser } = useModelPage()
  const { region, position } = useWhereabouts({ ask: false })
  const nearby = useNearby(modelId, { county: region, position })
  const model = resource.data
  useShareCard(() =>
    model && choice ? modelShareCard(model, choice) : { title: '', path: pageUrl(PAGES.model, { modelId }) },
  )
  return (
    <Page
      flush
      banner={<FreshnessBanner resource={resource} />}
      bar={
        model && choice && <ModelBar model={model} trim={choice.trim} colour={choice.colour} storeId={nearby.storeId} />
      }
    >
      <Loaded resource={resource} skeleton={(slow) => <ModelSkeleton slow={slow} />}>
        {(loaded) =>
          choice && (
            <ModelContent
              model={loaded}
              choice={choice}
              nearby={nearby}
              hasCounty={region !== undefined}
              onColour={chooser.chooseColour}
              onChoose={chooser.choose}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
