import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function TestDrivesBookedPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
