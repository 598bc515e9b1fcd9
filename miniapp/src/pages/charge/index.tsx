import { Page } from '../../ui/page'
import { PageSkeleton } from '../../ui/skeleton'

export default function ChargePage() {
  return (
    <Page tab="charge">
      <PageSkeleton />
    </Page>
  )
}
