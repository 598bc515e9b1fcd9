import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function ModelPricesPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
