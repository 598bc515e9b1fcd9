import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function StoresRegionPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
