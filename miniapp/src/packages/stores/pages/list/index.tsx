import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function StoresListPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
