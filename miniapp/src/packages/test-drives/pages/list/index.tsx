import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function TestDrivesListPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
