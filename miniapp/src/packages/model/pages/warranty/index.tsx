import { ModelBar } from '../../../../features/catalogue/model/model-bar'
import { RelatedCars } from '../../../../features/catalogue/model/related-cars'
import { useModelPage } from '../../../../features/catalogue/model/use-model-page'
import { WarrantyCards } from '../../../../features/catalogue/model/warranty-card'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

export default function WarrantyPage() {
  const { resource, choice } = useModelPage()
  const model = resource.data
  return (
    <Page
      banner={<FreshnessBanner resource={resource} />}
      bar={model && choice && <ModelBar model={model} trim={choice.trim} colour={choice.colour} />}
    >
      <Loaded resource={resource}>
        {({ related }) =>
          choice && (
            <>
              <WarrantyCards trim={choice.trim} />
              <RelatedCars related={related} priceFen={choice.trim.priceFen} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
