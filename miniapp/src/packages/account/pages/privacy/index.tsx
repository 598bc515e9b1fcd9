import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function AccountPrivacyPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
