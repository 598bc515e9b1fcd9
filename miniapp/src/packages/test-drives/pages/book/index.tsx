import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function TestDrivesBookPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
