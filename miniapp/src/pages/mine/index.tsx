import { Page } from '../../ui/page'
import { PageSkeleton } from '../../ui/skeleton'

export default function MinePage() {
  return (
    <Page tab="mine">
      <PageSkeleton />
    </Page>
  )
}
