import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function TestDrivesDetailPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
