import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function AccountLoginPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
