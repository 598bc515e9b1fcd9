import { Page } from '../../../../ui/page'
import { PageSkeleton } from '../../../../ui/skeleton'

export default function AccountSettingsPage() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  )
}
