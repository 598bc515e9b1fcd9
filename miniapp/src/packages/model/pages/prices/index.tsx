import { getPriceHistory } from '@cheji/shared/catalogue/catalogue.endpoints'
import { useRouter } from '@tarojs/taro'
import { useResource } from '../../../../api/use-resource'
import { PriceHistoryContent } from '../../../../features/catalogue/prices/price-history'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

export default function PricesPage() {
  // An address without a trim gets the server's answer to one that does not exist.
  const { trimId = 'none' } = useRouter().params
  const resource = useResource(getPriceHistory, { params: { trimId } })
  return (
    <Page banner={<FreshnessBanner resource={resource} />}>
      <Loaded resource={resource}>{(history) => <PriceHistoryContent history={history} />}</Loaded>
    </Page>
  )
}
