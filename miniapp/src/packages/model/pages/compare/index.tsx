import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function ModelComparePage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
