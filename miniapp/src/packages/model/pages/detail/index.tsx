import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function ModelDetailPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
