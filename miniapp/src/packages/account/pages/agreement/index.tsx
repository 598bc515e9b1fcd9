import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function AccountAgreementPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
