import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function CatalogueSearchPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
