import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function AccountHelpPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
