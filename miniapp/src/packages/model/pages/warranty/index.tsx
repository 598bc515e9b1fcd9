import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function ModelWarrantyPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
