import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function ModelSpecsPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
