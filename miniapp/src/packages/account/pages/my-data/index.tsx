import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function AccountMyDataPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
