import { Page } from '../../ui/page'
import { PageSkeleton } from '../../ui/skeleton'

export default function ServicePage() {
  return (
    <Page tab="service">
      <PageSkeleton />
    </Page>
  )
}
