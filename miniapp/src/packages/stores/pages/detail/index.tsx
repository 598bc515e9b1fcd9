import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function StoresDetailPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
